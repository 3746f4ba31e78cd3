import { formatDuration } from '@driftscope/ui';
import { sizeOf } from '../lab-run/compute-drift.ts';
import { type ClientName, clientNames } from '../lab-run/lab-client.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';
import type { LabScript } from '../lab-script/lab-script.ts';
import { clientTitles } from './client-titles.ts';
import { DriftPlot } from './drift-plot.tsx';
import { groupTold } from './group-told.ts';
import classes from './lab.module.css';

/** How far each client is from the server, under the script and on its scale. */
export function DriftPlots({
  script,
  durationMs,
  state,
  rowName,
  onOpen,
}: {
  readonly script: LabScript;
  readonly durationMs: number;
  readonly state: LabState | undefined;
  readonly rowName: string;
  readonly onOpen: (told: ToldIncident) => void;
}) {
  const samples = state?.samples ?? [];
  const most = Math.max(4, ...samples.flatMap(({ naive, reference }) => [sizeOf(naive), sizeOf(reference)]));
  return (
    <>
      {clientNames.map((client) => (
        <div key={client} className={classes.plotRow}>
          <div className={classes.rowHead}>
            <h2>{clientTitles[client]}</h2>
            <p data-testid={`drift-${client}`}>{sayDrift(state, client, rowName)}</p>
          </div>
          <div className={classes.plotBox}>
            <DriftPlot
              label={`${clientTitles[client]} against the server`}
              script={script}
              durationMs={durationMs}
              most={most}
              points={samples.map((sample) => ({ tMs: sample.tMs, drift: sample[client] }))}
            />
            {groupTold(state, client).map(({ first: each }) => (
              <button
                key={each.incident.id}
                type="button"
                className={classes.toldMark}
                data-severity={each.incident.severity}
                style={{ left: `${Math.min(100, (each.tMs / durationMs) * 100)}%` }}
                aria-label={`Incident at ${formatDuration(each.tMs)}: ${each.incident.title}`}
                title={`${each.incident.kind}: ${each.incident.title}`}
                onClick={() => onOpen(each)}
              />
            ))}
          </div>
        </div>
      ))}
      <ul className={classes.legend}>
        <li data-part="missing">missing</li>
        <li data-part="wrong">wrong</li>
        <li data-part="extra">too many: twice, or not this user’s</li>
        <li data-part="told">an incident of a new kind, when it is told</li>
      </ul>
    </>
  );
}

function sayDrift(state: LabState | undefined, client: ClientName, rowName: string): string {
  const last = state?.samples.at(-1)?.[client];
  if (last === undefined) return 'not measured yet';
  const parts = [
    [last.missing, 'missing'],
    [last.wrong, 'wrong'],
    [last.extra, 'too many'],
  ].filter(([count]) => count !== 0);
  return parts.length === 0 ? 'as the server has it' : `${rowName}: ${parts.map((part) => part.join(' ')).join(', ')}`;
}
