import type { LabOffer } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { useEffect, useRef, useState } from 'react';
import type { LabApi } from '../lab-run/lab-api.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';
import { type LabRunning, startRun } from '../lab-run/start-run.ts';
import { durationOf } from '../lab-script/lab-script.ts';
import { ClientFrames } from './client-frames.tsx';
import { DriftPlots } from './drift-plots.tsx';
import { IncidentDrawer } from './incident-drawer.tsx';
import classes from './lab.module.css';
import { LabTools } from './lab-tools.tsx';
import { StepList } from './step-list.tsx';
import { TimelineEditor } from './timeline-editor.tsx';
import { ToldList } from './told-list.tsx';
import { useLabAddress } from './use-lab-address.ts';

/** The lab with all that it offers: the script above, what it does to both clients below. */
export function LabBench({ api, offer }: { readonly api: LabApi; readonly offer: LabOffer }) {
  const { system, script, setSystem, setScript } = useLabAddress(offer.systems);
  const [state, setState] = useState<LabState>();
  const [opened, setOpened] = useState<ToldIncident>();
  const running = useRef<LabRunning>(undefined);
  const isBusy = state?.phase === 'preparing' || state?.phase === 'running';

  const stop = () => {
    running.current?.stop();
    running.current = undefined;
    setState(undefined);
    setOpened(undefined);
  };
  useEffect(() => () => running.current?.stop(), []);

  if (system === undefined)
    return <EmptyState title="The lab offers no system" hint="Build the examples, then start again." />;

  const start = () => {
    stop();
    running.current = startRun({ scope: window, api, system, script, onState: setState });
  };
  const durationMs = durationOf(script, system);

  return (
    <div className={classes.page}>
      <LabTools
        systems={offer.systems}
        system={system}
        script={script}
        isBusy={isBusy}
        onSystem={(id) => {
          stop();
          setSystem(id);
        }}
        onScript={setScript}
        onStart={start}
        onStop={stop}
      />
      <section className={classes.times} aria-label="Script and drift">
        <TimelineEditor
          script={script}
          durationMs={durationMs}
          offered={system.faults}
          isLocked={isBusy}
          nowMs={state?.tMs}
          onScript={setScript}
        />
        <DriftPlots
          script={script}
          durationMs={durationMs}
          state={state}
          compared={system.compared}
          onOpen={setOpened}
        />
      </section>
      {state?.fault && (
        <p className={classes.fault} role="alert">
          {state.fault.message} <span>{state.fault.hint}</span>
        </p>
      )}
      <ClientFrames system={system} state={state} />
      <div className={classes.columns}>
        <StepList script={script} system={system} state={state} guarantees={offer.guarantees} />
        <ToldList state={state} onOpen={setOpened} />
      </div>
      <IncidentDrawer
        told={opened}
        records={opened ? (running.current?.records(opened.client) ?? []) : []}
        onClose={() => setOpened(undefined)}
      />
    </div>
  );
}
