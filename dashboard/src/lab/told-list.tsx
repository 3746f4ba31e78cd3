import { counted, formatDuration, SeverityBadge } from '@driftscope/ui';
import { clientNames } from '../lab-run/lab-client.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';
import { clientTitles } from './client-titles.ts';
import { groupTold } from './group-told.ts';
import classes from './lab-lists.module.css';

/** What Driftscope says of either client, at the moment when it says it. */
export function ToldList({
  state,
  onOpen,
}: {
  readonly state: LabState | undefined;
  readonly onOpen: (told: ToldIncident) => void;
}) {
  return (
    <section aria-label="Incidents">
      {clientNames.map((client) => {
        const groups = groupTold(state, client);
        const count = groups.reduce((sum, group) => sum + group.count, 0);
        return (
          <section key={client} aria-label={`Incidents of the ${clientTitles[client].toLowerCase()}`}>
            <h2>
              {counted(count, 'incident')} of the {clientTitles[client].toLowerCase()}
            </h2>
            <ul className={classes.told}>
              {groups.map(({ first, count: times }) => (
                <li key={first.incident.id}>
                  <button type="button" onClick={() => onOpen(first)}>
                    <time>{formatDuration(first.tMs)}</time>
                    <SeverityBadge severity={first.incident.severity} />
                    <span>
                      <code>{first.incident.kind}</code>
                      {times > 1 && ` and ${times - 1} more of the kind`}
                    </span>
                    <span>{first.incident.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
