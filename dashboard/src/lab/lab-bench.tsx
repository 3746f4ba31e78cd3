import type { LabOffer } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { useEffect, useRef, useState } from 'react';
import type { LabApi } from '../lab-run/lab-api.ts';
import type { LabState, ToldIncident } from '../lab-run/lab-state.ts';
import { type LabRunning, startRun } from '../lab-run/start-run.ts';
import { durationOf, type LabScript } from '../lab-script/lab-script.ts';
import { ClientFrames } from './client-frames.tsx';
import { DriftPlots } from './drift-plots.tsx';
import { GuaranteeList } from './guarantee-list.tsx';
import { IncidentDrawer } from './incident-drawer.tsx';
import classes from './lab.module.css';
import { LabTools } from './lab-tools.tsx';
import { RunStatus } from './run-status.tsx';
import { StepList } from './step-list.tsx';
import { TimelineEditor } from './timeline-editor.tsx';
import { ToldList } from './told-list.tsx';
import { useLabAddress } from './use-lab-address.ts';

/** The lab with all that it offers: the script above, what it does to both clients below. */
export function LabBench({ api, offer }: { readonly api: LabApi; readonly offer: LabOffer }) {
  const { system, script, setSystem, setScript } = useLabAddress(offer.systems);
  const [state, setState] = useState<LabState>();
  const [opened, setOpened] = useState<ToldIncident>();
  const [openNumber, setOpenNumber] = useState<number>();
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
  /** What was measured of another script would be said of this one. */
  const change = (next: LabScript) => {
    if (state !== undefined) stop();
    setScript(next);
  };

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
        onScript={change}
        onStart={start}
        onStop={stop}
      />
      <RunStatus state={state} script={script} system={system} />
      <section className={classes.times} aria-label="Script and drift">
        <TimelineEditor
          script={script}
          durationMs={durationOf(script, system)}
          offered={system.faults}
          isLocked={isBusy}
          nowMs={state?.tMs}
          onScript={change}
        />
        <DriftPlots script={script} system={system} state={state} onOpen={setOpened} />
      </section>
      <ClientFrames system={system} state={state} />
      <div className={classes.columns}>
        <StepList
          script={script}
          system={system}
          state={state}
          guarantees={offer.guarantees}
          onGuarantee={setOpenNumber}
        />
        <ToldList state={state} onOpen={setOpened} />
        <GuaranteeList guarantees={offer.guarantees} openNumber={openNumber} />
      </div>
      <IncidentDrawer
        told={opened}
        records={opened ? (running.current?.records(opened.client) ?? []) : []}
        onClose={() => setOpened(undefined)}
      />
    </div>
  );
}
