import { randomUUID } from 'node:crypto';
import type { LabAct, LabRun } from '@driftscope/records';
import { type Gate, startGate } from '../gate/start-gate.ts';
import type { LabStage, StageableSystem } from '../systems/lab-stage.ts';

/** The runs under way: each is a server of its own and gates to it, two for each client. */
export interface Runs {
  start(system: StageableSystem, shownBy: string): Promise<LabRun>;
  /** Absent: there is no such run, or it was stopped. */
  stage(id: string): LabStage | undefined;
  /** Lets something happen in a run. `false`: there is no such run. */
  act(id: string, act: LabAct): Promise<boolean>;
  stop(id: string): Promise<void>;
  stopAll(): Promise<void>;
}

interface Run {
  readonly stage: LabStage;
  readonly gates: readonly Gate[];
  readonly stop: () => Promise<void>;
}

/** Each takes some memory; a page that is left without a word leaves its run behind. The oldest makes room. */
const MOST_RUNS = 4;

/** @param script what runs in the pages. */
export function createRuns(script: string): Runs {
  const runs = new Map<string, Run>();

  const stop = async (id: string) => {
    const run = runs.get(id);
    runs.delete(id);
    await run?.stop();
  };

  return {
    start: async (system, shownBy) => {
      const [oldest] = runs.keys();
      if (oldest !== undefined && runs.size >= MOST_RUNS) await stop(oldest);
      const stage = await system.start();
      const gate = () => startGate({ target: stage.url, shownBy, script });
      const [naive, naiveDevice, reference, referenceDevice] = await Promise.all([gate(), gate(), gate(), gate()]);
      const gates = [naive, naiveDevice, reference, referenceDevice];
      const id = randomUUID();
      runs.set(id, {
        stage,
        gates,
        stop: async () => void (await Promise.all([...gates, stage].map((part) => part.stop()))),
      });
      return {
        id,
        naive: { url: `${naive.url}/?variant=drifting`, deviceUrl: `${naiveDevice.url}/?variant=drifting` },
        reference: { url: `${reference.url}/?variant=synced`, deviceUrl: `${referenceDevice.url}/?variant=synced` },
      };
    },
    stage: (id) => runs.get(id)?.stage,
    act: async (id, act) => {
      const run = runs.get(id);
      if (act.kind === 'slow-answers') for (const { slowAnswers } of run?.gates ?? []) slowAnswers(act);
      else await run?.stage.act(act);
      return run !== undefined;
    },
    stop,
    stopAll: async () => void (await Promise.all([...runs.keys()].map(stop))),
  };
}
