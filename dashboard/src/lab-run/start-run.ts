import { type Fault, fail, type LabSystem, type Result } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import { durationOf, type LabScript } from '../lab-script/lab-script.ts';
import { computeDrift } from './compute-drift.ts';
import type { LabApi } from './lab-api.ts';
import { type ClientName, clientNames } from './lab-client.ts';
import { freshState, type LabState } from './lab-state.ts';
import { type LabClient, openClient } from './open-client.ts';
import { type PlannedStep, planSteps } from './plan-steps.ts';
import type { ShownRows } from './shown-rows.ts';
import { startJudge } from './start-judge.ts';

export interface RunOptions {
  readonly scope: Window;
  readonly api: LabApi;
  readonly system: LabSystem;
  readonly script: LabScript;
  readonly onState: (state: LabState) => void;
}

export interface LabRunning {
  /** All records of a client so far. */
  records(client: ClientName): readonly SessionRecord[];
  /** Ends it, servers and all. */
  stop(): void;
}

const sampleEveryMs = 250;

/**
 * Runs a script: starts the servers, waits until whoever listens to `onState` shows both clients in frames, logs in, lets happen
 * what is planned, and measures all the while how far each client is from the server.
 */
export function startRun({ scope, api, system, script, onState }: RunOptions): LabRunning {
  const records: Record<ClientName, SessionRecord[]> = { naive: [], reference: [] };
  const shown: Record<ClientName, ShownRows> = { naive: { rows: {}, doubled: 0 }, reference: { rows: {}, doubled: 0 } };
  const undo: (() => void)[] = [];
  let state = freshState;
  let startedMs = Number.NaN;
  let user: string | undefined = system.user;
  let isStopped = false;

  const put = (change: Partial<LabState>) => {
    if (isStopped) return;
    state = { ...state, ...change };
    onState(state);
  };
  const nowMs = () => (Number.isNaN(startedMs) ? 0 : scope.performance.now() - startedMs);
  const giveUp = (fault: Fault) => put({ phase: 'failed', fault });

  const judging = startJudge(system.rows, (client, judgement) => {
    records[client].push(...judgement.records);
    shown[client] = judgement.shown;
    if (judgement.incidents.length === 0) return;
    const told = judgement.incidents.map((incident) => ({ client, tMs: nowMs(), incident }));
    const isNew = ({ incident: { id } }: (typeof told)[number]) =>
      state.incidents.every((each) => each.incident.id !== id);
    put({ incidents: [...state.incidents, ...told.filter(isNew)] });
  });
  undo.push(judging.stop);

  const prepare = async (): Promise<Result<{ readonly id: string; readonly clients: readonly LabClient[] }>> => {
    const started = await api.start(system.id);
    if (!started.ok) return started;
    const run = started.value;
    undo.push(() => void api.stop(run.id));
    const clients = clientNames.map((name) =>
      openClient(scope, new URL(run[name].url).origin, (text) => judging.take(name, text)),
    );
    undo.push(() => {
      for (const { close } of clients) close();
    });
    put({ run });
    await Promise.all(
      clients.map(async (client) => {
        await client.ready;
        await client.order({ kind: 'log-in', name: system.user });
        await client.order({ kind: 'take', steps: system.opening });
      }),
    );
    return { ok: true, value: { id: run.id, clients } };
  };

  const take = async (step: PlannedStep, id: string, clients: readonly LabClient[]): Promise<void> => {
    const all = (order: Parameters<LabClient['order']>[0]) => Promise.all(clients.map((client) => client.order(order)));
    switch (step.kind) {
      case 'break':
        return void (await all({ kind: 'break', spec: step.spec }));
      case 'write':
        return void (await api.act(id, { kind: 'write', by: step.by, text: step.text }));
      case 'kick':
        return void (await api.act(id, { kind: 'kick', user: user ?? system.user }));
      case 'tab':
        return put({ isTabOpen: step.isOpen });
      case 'log-out':
        user = undefined;
        return void (await all({ kind: 'take', steps: [{ kind: 'press', name: 'Log out' }] }));
      case 'log-in':
        user = step.name;
        await all({ kind: 'log-in', name: step.name });
        return void (await all({ kind: 'take', steps: system.opening }));
    }
  };

  const sample = async (id: string): Promise<void> => {
    const truth = user === undefined ? { ok: true as const, value: { rows: {} } } : await api.rows(id, user);
    if (!truth.ok) return giveUp(truth.error);
    const drifts = {
      naive: computeDrift(truth.value.rows, shown.naive),
      reference: computeDrift(truth.value.rows, shown.reference),
    };
    put({ tMs: nowMs(), samples: [...state.samples, { tMs: nowMs(), ...drifts }] });
  };

  const run = async (): Promise<void> => {
    const prepared = await prepare();
    if (!prepared.ok) return giveUp(prepared.error);
    const { id, clients } = prepared.value;
    startedMs = scope.performance.now();
    put({ phase: 'running' });
    const later = (ms: number, what: () => Promise<void>) => {
      const timer = scope.setTimeout(() => void what().catch(fall), ms);
      undo.push(() => scope.clearTimeout(timer));
    };
    for (const step of planSteps(script, system)) later(step.atMs, () => take(step, id, clients));
    const durationMs = durationOf(script);
    const goOn = async () => {
      await sample(id);
      if (state.phase !== 'running') return;
      if (nowMs() >= durationMs) put({ phase: 'done' });
      else later(sampleEveryMs, goOn);
    };
    await goOn();
  };

  const fall = (error: unknown) => {
    if (isStopped) return;
    const message = `The run broke off: ${error instanceof Error ? error.message : String(error)}`;
    const failed = fail('run-broke-off', message, 'Run it again; on a busy machine, with fewer faults.');
    if (!failed.ok) giveUp(failed.error);
  };
  put({});
  run().catch(fall);
  return {
    records: (client) => records[client],
    stop: () => {
      isStopped = true;
      for (const step of undo.splice(0)) step();
    },
  };
}
