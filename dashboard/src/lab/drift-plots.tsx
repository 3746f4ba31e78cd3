import type { LabSystem } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import { IconCheck } from '@tabler/icons-react';
import { sumOf } from '../lab-run/client-drift.ts';
import { sizeOf } from '../lab-run/compute-drift.ts';
import { computeHeals } from '../lab-run/compute-heals.ts';
import { type ClientName, clientNames } from '../lab-run/lab-client.ts';
import { isOver, type LabState, type ToldIncident } from '../lab-run/lab-state.ts';
import { labFaults } from '../lab-script/lab-fault.ts';
import { durationOf, type LabScript } from '../lab-script/lab-script.ts';
import { ClientDriftNote } from './client-drift-note.tsx';
import { clientTitles } from './client-titles.ts';
import { DriftLegend } from './drift-legend.tsx';
import { DriftPlot } from './drift-plot.tsx';
import classes from './drift-plots.module.css';
import { groupTold } from './group-told.ts';
import labClasses from './lab.module.css';
import { placeAt } from './place-at.ts';
import { Playhead } from './playhead.tsx';
import { sayServer } from './say-server.ts';

/** How far each client is from the server, under the script and on its scale. */
export function DriftPlots({
  script,
  system,
  state,
  onOpen,
}: {
  readonly script: LabScript;
  readonly system: LabSystem;
  readonly state: LabState | undefined;
  readonly onOpen: (told: ToldIncident) => void;
}) {
  const samples = state?.samples ?? [];
  const durationMs = durationOf(script, system);
  const most = Math.max(
    4,
    ...samples.flatMap(({ naive, reference }) => [sizeOf(sumOf(naive)), sizeOf(sumOf(reference))]),
  );
  const healsOf = (client: ClientName) =>
    computeHeals(samples, { script, client, compared: system.compared, newsMs: system.newsMs, isOver: isOver(state) });
  return (
    <>
      {clientNames.map((client) => (
        <div key={client} className={classes.plotRow}>
          <div className={labClasses.rowHead}>
            <h2>{clientTitles[client]}</h2>
            <ClientDriftNote client={client} system={system} state={state} testId={`drift-${client}`} />
          </div>
          <div className={classes.plotBox}>
            <DriftPlot
              label={`${clientTitles[client]} against the server`}
              script={script}
              durationMs={durationMs}
              most={most}
              points={samples.map((sample) => ({ tMs: sample.tMs, drift: sumOf(sample[client]) }))}
            />
            <span className={classes.scale} aria-hidden="true">
              {most} off
            </span>
            <Playhead tMs={state?.tMs} durationMs={durationMs} />
            {healsOf(client).map(({ event, tMs, afterMs }) => {
              const said = `Right again ${formatDuration(afterMs)} after ${labFaults[event.fault].label}`;
              return (
                <span
                  key={event.id}
                  className={classes.healMark}
                  style={placeAt(tMs, durationMs)}
                  role="img"
                  aria-label={said}
                  title={said}
                >
                  <IconCheck size={12} stroke={3} />
                </span>
              );
            })}
            {groupTold(state, client).map(({ first: each }) => (
              <button
                key={each.incident.id}
                type="button"
                className={classes.toldMark}
                data-severity={each.incident.severity}
                style={placeAt(each.tMs, durationMs)}
                aria-label={`Incident at ${formatDuration(each.tMs)}: ${each.incident.title}`}
                title={`${each.incident.kind}: ${each.incident.title}`}
                onClick={() => onOpen(each)}
              />
            ))}
          </div>
        </div>
      ))}
      <div className={classes.serverHead}>
        <h2>Server</h2>
        <span className={labClasses.driftNote}>{sayServer(state, system.compared)}</span>
      </div>
      <DriftLegend />
    </>
  );
}
