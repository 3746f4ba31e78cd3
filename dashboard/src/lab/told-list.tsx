import { formatDuration, SeverityBadge } from '@driftscope/ui';
import { clientNames } from '../lab-run/lab-client.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';
import { clientTitles } from './client-titles.ts';
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
        const told = state?.incidents.filter((each) => each.client === client) ?? [];
        return (
          <section key={client} aria-label={`Incidents of the ${clientTitles[client].toLowerCase()}`}>
            <h2>
              {clientTitles[client]}: {told.length === 1 ? '1 incident' : `${told.length} incidents`}
            </h2>
            <ul className={classes.told}>
              {told.map((each) => (
                <li key={each.incident.id}>
                  <button type="button" onClick={() => onOpen(each)}>
                    <time>{formatDuration(each.tMs)}</time>
                    <SeverityBadge severity={each.incident.severity} />
                    <code>{each.incident.kind}</code>
                    <span>{each.incident.title}</span>
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
