import type { LabCompared } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import { sumOf } from '../lab-run/client-drift.ts';
import { type Drift, sizeOf } from '../lab-run/compute-drift.ts';
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
  compared,
  onOpen,
}: {
  readonly script: LabScript;
  readonly durationMs: number;
  readonly state: LabState | undefined;
  readonly compared: readonly LabCompared[];
  readonly onOpen: (told: ToldIncident) => void;
}) {
  const samples = state?.samples ?? [];
  const most = Math.max(
    4,
    ...samples.flatMap(({ naive, reference }) => [sizeOf(sumOf(naive)), sizeOf(sumOf(reference))]),
  );
  return (
    <>
      {clientNames.map((client) => (
        <div key={client} className={classes.plotRow}>
          <div className={classes.rowHead}>
            <h2>{clientTitles[client]}</h2>
            <p data-testid={`drift-${client}`}>{sayDrift(state, client, compared)}</p>
          </div>
          <div className={classes.plotBox}>
            <DriftPlot
              label={`${clientTitles[client]} against the server`}
              script={script}
              durationMs={durationMs}
              most={most}
              points={samples.map((sample) => ({ tMs: sample.tMs, drift: sumOf(sample[client]) }))}
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
        <li data-part="misplaced">out of place</li>
        <li data-part="told">an incident of a new kind, when it is told</li>
      </ul>
    </>
  );
}

function sayDrift(state: LabState | undefined, client: ClientName, compared: readonly LabCompared[]): string {
  const last = state?.samples.at(-1)?.[client];
  if (last === undefined) return 'not measured yet';
  const off = compared.flatMap(({ name }) => {
    const parts = last[name] === undefined ? '' : sayParts(last[name]);
    return parts === '' ? [] : `${name}: ${parts}`;
  });
  return off.length === 0 ? 'as the server has it' : off.join('; ');
}

const sayParts = ({ missing, wrong, extra, misplaced }: Drift): string =>
  [
    [missing, 'missing'],
    [wrong, 'wrong'],
    [extra, 'too many'],
    [misplaced, 'out of place'],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(', ');
