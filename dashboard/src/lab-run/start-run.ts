import { type Fault, fail, type LabRun, type LabSystem, ok, type Result } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import { durationOf, type LabScript } from '../lab-script/lab-script.ts';
import { sumOf } from './client-drift.ts';
import { sizeOf } from './compute-drift.ts';
import { type ClientTabs, createClientTabs } from './create-client-tabs.ts';
import type { LabApi } from './lab-api.ts';
import { type ClientName, clientNames } from './lab-client.ts';
import { type Companion, freshState, type LabState } from './lab-state.ts';
import { openClient } from './open-client.ts';
import { planSteps } from './plan-steps.ts';
import { startJudge } from './start-judge.ts';
import { takeStep } from './take-step.ts';

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

type Pages = Readonly<Record<ClientName, ClientTabs>>;

const SAMPLE_EVERY_MS = 250;
/** How long a client may take until it has read what is there, on a busy machine. */
const PATIENCE_MS = 20_000;

/**
 * Runs a script: starts the servers, waits until whoever listens to `onState` shows both clients in frames, logs in, lets happen
 * what is planned, and measures all the while how far each client is from the server.
 */
export function startRun({ scope, api, system, script, onState }: RunOptions): LabRunning {
  const records: Record<ClientName, SessionRecord[]> = { naive: [], reference: [] };
  let pages: Pages | undefined;
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
  const fall = (error: unknown) => {
    const message = `The run broke off: ${error instanceof Error ? error.message : String(error)}`;
    giveUp({ kind: 'run-broke-off', message, hint: 'Run it again; on a busy machine, with fewer faults.' });
  };
  const later = (ms: number, what: () => Promise<void>) => {
    const timer = scope.setTimeout(() => void what().catch(fall), ms);
    undo.push(() => scope.clearTimeout(timer));
  };

  const { compared } = system;
  const judging = startJudge(compared, ({ client, tab, judgement }) => {
    records[client].push(...judgement.records);
    if (judgement.copy !== undefined) pages?.[client].put(tab, judgement.copy);
    const known = new Set(state.incidents.map(({ incident }) => incident.id));
    const fresh = judgement.incidents.filter(({ id }) => !known.has(id));
    const told = fresh.map((incident) => ({ client, tMs: nowMs(), incident }));
    if (told.length > 0) put({ incidents: [...state.incidents, ...told] });
  });
  undo.push(judging.stop);

  const openClients = async (run: LabRun): Promise<Pages> => {
    const open = (name: ClientName): ClientTabs => {
      const { url, deviceUrl } = run[name];
      const client = openClient(scope, [new URL(url).origin, new URL(deviceUrl).origin], {
        batch: (tab, text) => judging.take(name, tab, text),
        screen: (tab, copy) => opened[name].put(tab, copy),
      });
      undo.push(client.close);
      return createClientTabs(client, system);
    };
    const opened: Pages = { naive: open('naive'), reference: open('reference') };
    pages = opened;
    const entered = clientNames.map((name) => opened[name].enter(system.user, system.opening));
    put({ run });
    await Promise.all(entered);
    return opened;
  };

  const measure = async (id: string, { naive, reference }: Pages) => {
    const asked = user;
    const truth = asked === undefined ? ({ ok: true, value: { copy: {} } } as const) : await api.rows(id, asked);
    if (!truth.ok) return truth;
    const { copy } = truth.value;
    const server = Object.fromEntries(compared.map(({ name }) => [name, copy[name]?.length ?? 0]));
    const drift = { naive: naive.drift(copy), reference: reference.drift(copy) };
    return ok({ ...(asked !== undefined && { user: asked }), server, ...drift });
  };

  /** Waits until both have all that the server has. */
  const settle = async (id: string, opened: Pages): Promise<Result<unknown>> => {
    const giveUpMs = scope.performance.now() + PATIENCE_MS;
    while (!isStopped) {
      const measured = await measure(id, opened);
      if (!measured.ok) return measured;
      if (clientNames.every((name) => sizeOf(sumOf(measured.value[name])) === 0)) return measured;
      if (scope.performance.now() > giveUpMs) {
        return fail('never-right', 'A client did not read what is there at first.', 'Run it again.');
      }
      await new Promise((resolve) => scope.setTimeout(resolve, SAMPLE_EVERY_MS));
    }
    return fail('stopped', 'The run was stopped.', 'Run it again.');
  };

  const run = async (): Promise<void> => {
    const started = await api.start(system.id);
    if (!started.ok) return giveUp(started.error);
    const { id } = started.value;
    undo.push(() => void api.stop(id));
    if (isStopped) return void api.stop(id);
    const opened = await openClients(started.value);
    const settled = await settle(id, opened);
    if (!settled.ok) return giveUp(settled.error);

    startedMs = scope.performance.now();
    put({ phase: 'running' });
    const tools = {
      system,
      clients: Object.values(opened),
      act: (act: Parameters<LabApi['act']>[1]) => api.act(id, act),
      user: () => user,
      onUser: (next: string | undefined) => {
        user = next;
        for (const name of clientNames) opened[name].forget();
      },
      onCompanion: (companion: Companion, isThere: boolean) => {
        const others = state.companions.filter((each) => each !== companion);
        put({ companions: isThere ? [...others, companion] : others });
      },
    };
    for (const step of planSteps(script, system)) later(step.atMs, () => takeStep(step, tools));
    const durationMs = durationOf(script, system);
    const goOn = async (): Promise<void> => {
      const measured = await measure(id, opened);
      if (!measured.ok) return giveUp(measured.error);
      put({ tMs: nowMs(), samples: [...state.samples, { tMs: nowMs(), ...measured.value }] });
      if (state.phase !== 'running') return;
      if (nowMs() >= durationMs) put({ phase: 'done' });
      else later(SAMPLE_EVERY_MS, goOn);
    };
    await goOn();
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
