import type { Incident } from '@driftscope/detect';
import type { FaultSpec } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { PanelState } from '../panel/panel-state.ts';
import type { DrillState } from './drill-state.ts';
import { startDrill } from './start-drill.ts';

const cut: FaultSpec = { kind: 'cut', forMs: 1_000 };
const hide: FaultSpec = { kind: 'hide', forMs: 1_000 };

test('a page that comes to rest without an incident passes, one fault after the other', () => {
  const t = setUp({ specs: [cut, hide] });
  t.pass(60_000);
  expect(t.verdicts()).toEqual(['passed', 'passed']);
  expect(t.begun.map(({ kind }) => kind).sort()).toEqual(['cut', 'hide']);
  expect(t.last()?.isRunning).toBe(false);
});

test('an incident that begins in the time of a fault fails it, and no other', () => {
  const t = setUp({ specs: [cut, hide], known: [incident('old', 5)] });
  t.pass(3_000);
  t.conclude(incident('i', t.now() - 500));
  t.pass(60_000);
  expect(t.last()?.steps.map(({ verdict, incidents }) => [verdict, incidents.map(({ id }) => id)])).toEqual([
    ['failed', ['i']],
    ['passed', []],
  ]);
});

test('a verdict that comes when the next fault has begun stays with the one in whose time it began', () => {
  const t = setUp({ specs: [cut, hide] });
  const beganAt = t.now() + 500;
  t.pass(16_000);
  expect(t.verdicts()).toEqual(['passed', expect.stringMatching(/running|settling/)]);
  t.conclude(incident('late', beganAt));
  t.pass(60_000);
  expect(t.verdicts()).toEqual(['failed', 'passed']);
});

test('what goes wrong again under a later fault is told of the one that brought it about', () => {
  const t = setUp({ specs: [cut, hide] });
  t.pass(1_000);
  t.conclude(incident('twice', t.now()));
  t.pass(20_000);
  expect(t.verdicts()).toEqual(['failed', 'settling']);
  t.conclude(incident('twice', t.now()));
  t.pass(60_000);
  expect(t.verdicts()).toEqual(['failed', 'passed']);
});

test('what the page does wrong with nothing broken is no fault of the faults', () => {
  const t = setUp({ specs: [cut], standing: incident('hot', 1_000_500) });
  t.pass(2_000);
  t.conclude({ ...incident('hot again', t.now()), group: 'hot' });
  t.pass(60_000);
  expect(t.last()?.standing?.map(({ id }) => id)).toEqual(['hot']);
  expect(t.verdicts()).toEqual(['passed']);
});

test('a fault that touched nothing says nothing', () => {
  const t = setUp({ specs: [cut], hits: 0 });
  t.pass(60_000);
  expect(t.verdicts()).toEqual(['untouched']);
});

test('a page whose socket does not come back did not settle', () => {
  const t = setUp({ specs: [cut], sockets: 1, losesSocket: true });
  t.pass(100_000);
  expect(t.last()?.steps).toMatchObject([{ verdict: 'unsettled', note: '1 of 1 sockets did not come back.' }]);
});

test('a page that cannot be broken says why', () => {
  const t = setUp({ specs: [cut], isRefused: true });
  t.pass(10_000);
  expect(t.last()?.steps).toMatchObject([{ verdict: 'refused', note: 'This page is not recorded.' }]);
});

test('a drill that is stopped mends what it broke', () => {
  const t = setUp({ specs: [{ kind: 'cut', forMs: 60_000 }] });
  t.pass(2_000);
  t.drill.stop();
  expect([t.undone, t.last()?.isRunning, t.verdicts()]).toEqual([[1], false, ['waiting']]);
});

test('a drill ends with the extension that breaks the page for it', () => {
  const t = setUp({ specs: [cut, hide] });
  t.pass(500);
  t.loseExtension();
  t.pass(500);
  expect([t.last()?.isRunning, t.verdicts(), t.begun.length]).toEqual([false, ['waiting', 'waiting'], 1]);
});

test('the same seed tries in the same order', () => {
  const specs: FaultSpec[] = [cut, hide, { kind: 'offline', forMs: 1 }, { kind: 'refuse', forMs: 1 }];
  const orderOf = (seed: number) =>
    setUp({ specs, seed })
      .last()
      ?.steps.map(({ spec }) => spec.kind);
  expect(orderOf(7)).toEqual(orderOf(7));
  expect(new Set([1, 2, 3, 4].map((seed) => orderOf(seed)?.join())).size).toBeGreaterThan(1);
});

const incident = (id: string, at: number) => ({ id, at, untilAt: at, group: id }) as Incident;

interface Page {
  readonly specs: readonly FaultSpec[];
  readonly seed?: number;
  readonly hits?: number;
  readonly known?: readonly Incident[];
  readonly sockets?: number;
  readonly losesSocket?: boolean;
  readonly isRefused?: boolean;
  /** Found while nothing is broken. */
  readonly standing?: Incident;
}

/** A page that is judged up to now, and that does with a fault what it is told to. */
function setUp(page: Page) {
  const { specs, seed = 1, hits = 1, known = [], sockets = 0, losesSocket = false, isRefused = false, standing } = page;
  let nowMs = 1_000_000;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  let states: DrillState[] = [];
  let seq = 0;
  const records: PanelState['records'][number][] = [];
  const add = (record: object) => {
    seq += 1;
    records.push({ session, originMs: 0, record: { seq, t: nowMs, ...record } } as PanelState['records'][number]);
  };
  const session = 's' as PanelState['sessions'][number]['header']['id'];
  let state: Partial<PanelState> = {
    sessions: [{ header: { id: session, originMs: 0 }, fromStart: true, sinceMs: 0, missing: 0, knownToT: 0 }],
    incidents: known,
    records,
    faults: [],
    endedFaults: [],
    undoneFaults: [],
    faultRefusal: undefined,
  };
  for (let socket = 1; socket <= sockets; socket += 1) add({ kind: 'socket.open', socket });
  const begun: FaultSpec[] = [];
  const undone: (number | undefined)[] = [];
  const setTimeout = (run: () => void, delayMs: number) => timers.push({ atMs: nowMs + delayMs, run });

  const beginFault = (spec: FaultSpec) => {
    begun.push(spec);
    if (isRefused) {
      const why = { kind: 'not-recorded', message: 'This page is not recorded.', hint: '' };
      state = { ...state, faultRefusal: why };
      return;
    }
    const active = { fault: begun.length, spec, sinceAt: nowMs };
    state = { ...state, faults: [active] };
    setTimeout(
      () => {
        if (losesSocket) add({ kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false });
        const ended = { ...active, endedAt: nowMs, hits, why: 'over' as const };
        state = { ...state, faults: [], endedFaults: [...(state.endedFaults ?? []), ended] };
      },
      'forMs' in spec ? spec.forMs : 0,
    );
  };

  const drill = startDrill({
    model: {
      getState: () => ({ ...state, judgedUntilAt: nowMs }) as PanelState,
      beginFault,
      undoFaults: (fault) => undone.push(fault),
    },
    specs,
    seed,
    now: () => nowMs,
    setTimeout,
    onChange: (next) => {
      states = [...states.slice(-1), next];
    },
  });

  const pass = (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > untilMs) break;
      timers = timers.filter((timer) => timer !== next);
      nowMs = next.atMs;
      next.run();
    }
    nowMs = untilMs;
  };
  const conclude = (found: Incident) => {
    const others = (state.incidents ?? []).filter(({ id }) => id !== found.id);
    state = { ...state, incidents: [...others, found] };
  };
  if (standing) conclude(standing);
  pass(20_000);

  return {
    drill,
    begun,
    undone,
    now: () => nowMs,
    last: () => states.at(-1),
    verdicts: () => states.at(-1)?.steps.map(({ verdict }) => verdict),
    conclude,
    loseExtension: () => {
      state = { ...state, connection: 'gone', faults: [] };
    },
    pass,
  };
}
