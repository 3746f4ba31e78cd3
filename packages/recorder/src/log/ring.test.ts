import { applyPatch, type DriftRecord, type Json } from '@driftscope/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGuard } from '../hook/guard.ts';
import { trackStores } from '../store/track-stores.ts';
import { createTestStore } from '../testing/create-test-store.ts';
import { strictGuard } from '../testing/strict-guard.ts';
import { recordOf } from './batch-text.ts';
import { createRecordLog } from './create-record-log.ts';
import { defaultRing, type RingLimits } from './log-limits.ts';

function setUp(ringLimits: Partial<RingLimits> = {}) {
  const clock = { t: 0 };
  const log = createRecordLog({
    now: () => clock.t,
    onAdd: () => undefined,
    ringGuard: strictGuard,
    ringLimits: { ...defaultRing, ...ringLimits },
  });
  const frame = (n: number, text = 'x') =>
    log.add({ kind: 'socket.frame', socket: 1, dir: 'in', n, size: text.length, text });
  const keep = (): DriftRecord[] => {
    log.endRing();
    return log.take({ maxRecords: 1e6, maxChars: 1e9, force: true }).map(recordOf);
  };
  const passMs = (ms: number) => {
    clock.t += ms;
    log.settle();
  };
  return { clock, log, frame, keep, passMs };
}

test('what is asked for within two minutes is all there, and says so', () => {
  const { log, frame, keep, passMs } = setUp();
  log.add({ kind: 'recorder.on', fromStart: true });
  log.beginRing();
  frame(1);
  passMs(119_000);
  expect(keep()).toMatchObject([
    { seq: 1, kind: 'recorder.on', fromStart: true },
    { seq: 2, kind: 'recorder.ring', before: 1, count: 0 },
    { seq: 3, kind: 'socket.frame', t: 0 },
  ]);
});

test('what is older than two minutes is left out, and counted', () => {
  const { log, frame, keep, passMs } = setUp();
  log.add({ kind: 'recorder.on', fromStart: true });
  log.beginRing();
  for (const n of [1, 2, 3]) frame(n);
  passMs(100_000);
  frame(4);
  passMs(20_001);
  expect(keep()).toEqual([
    { seq: 1, t: 100_000, kind: 'recorder.on', fromStart: false },
    { seq: 2, t: 100_000, kind: 'recorder.ring', before: 6, count: 3 },
    { seq: 6, t: 100_000, kind: 'socket.frame', socket: 1, dir: 'in', n: 4, size: 1, text: 'x' },
  ]);
});

test.each([
  ['records', { maxRecords: 100 }],
  ['characters', { maxChars: 100 * 110 }],
])('%s are bounded too, and the oldest go first', (_what, limits) => {
  const { log, frame, keep } = setUp(limits);
  log.beginRing();
  for (let n = 1; n <= 1_000; n += 1) {
    frame(n, 'ten chars.');
    log.settle();
  }
  const frames = keep().filter(({ kind }) => kind === 'socket.frame');
  expect(frames.at(-1)).toMatchObject({ seq: 1_001, n: 1_000 });
  expect(frames.length).toBeGreaterThanOrEqual(80);
  expect(frames.length).toBeLessThanOrEqual(100);
  expect(frames.map(({ seq }) => seq)).toEqual(frames.map((_, at) => 1_001 - frames.length + at + 1));
});

test('a ring whose timers are held back is bounded as well', () => {
  const { log, frame, keep } = setUp({ maxRecords: 100 });
  log.beginRing();
  for (let n = 1; n <= 1_000; n += 1) frame(n);
  expect(keep().length).toBeLessThanOrEqual(113);
});

test('a large state fills the ring as its text would', () => {
  const { log, keep } = setUp({ maxChars: 1_000 });
  log.beginRing();
  for (const store of [1, 2, 3]) {
    log.addLater('store.snapshot', {
      finish: () => ({ kind: 'store.snapshot', store, state: null }),
      sizeChars: () => 600,
    });
    log.settle();
  }
  expect(keep()).toMatchObject([
    { kind: 'recorder.ring', before: 4, count: 0 },
    { seq: 2, store: 1 },
    { seq: 3, store: 2 },
    { seq: 4, store: 3 },
  ]);
});

test('the page, its user and its connections are told as they stood when the ring begins', () => {
  const { log, keep, passMs, frame } = setUp();
  log.add({ kind: 'page.load', url: 'https://a.example/', visibility: 'visible', online: true });
  log.beginRing();
  log.add({ kind: 'socket.attempt', socket: 1, url: 'wss://a.example/' });
  log.add({ kind: 'socket.open', socket: 1 });
  frame(1);
  frame(2);
  log.add({ kind: 'socket.attempt', socket: 2, url: 'wss://b.example/' });
  log.add({ kind: 'socket.close', socket: 2, code: 1000, reason: '', clean: true });
  log.add({ kind: 'identity.login', who: 'ann', how: 'jwt', source: 3 });
  log.add({ kind: 'identity.switch', from: 'ann', to: 'bob', label: 'Bob', how: 'jwt', source: 3 });
  log.add({ kind: 'page.visibility', visibility: 'hidden' });
  log.add({ kind: 'page.offline' });
  passMs(130_000);
  frame(3);
  const records = keep();
  expect(records).toEqual([
    { seq: 1, t: 130_000, kind: 'page.load', url: 'https://a.example/', visibility: 'hidden', online: false },
    { seq: 2, t: 130_000, kind: 'recorder.ring', before: 13, count: 8 },
    {
      seq: 3,
      t: 130_000,
      kind: 'socket.found',
      socket: 1,
      url: 'wss://a.example/',
      state: 'open',
      framesIn: 2,
      framesOut: 0,
    },
    { seq: 10, t: 130_000, kind: 'identity.seen', who: 'bob', label: 'Bob', how: 'jwt' },
    { seq: 13, t: 130_000, kind: 'socket.frame', socket: 1, dir: 'in', n: 3, size: 1, text: 'x' },
  ]);
});

test('numbers go on where the ring ends, and a ring that is forgotten leaves no hole', () => {
  const { log, frame, keep, passMs } = setUp();
  log.beginRing();
  frame(1);
  passMs(200_000);
  log.discard();
  expect(frame(2)).toBe(1);
  expect(keep().map(({ seq }) => seq)).toEqual([1]);
});

const anyState = fc.jsonValue({ maxDepth: 3 });

test('the states that patches rebuild are the real ones, whatever was left out before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ store: fc.integer({ min: 0, max: 2 }), state: anyState, afterMs: fc.nat(40_000) }), {
        maxLength: 40,
      }),
      fc.integer({ min: 3, max: 30 }),
      (changes, maxRecords) => {
        const { log, keep, passMs } = setUp({ maxRecords });
        const stores = [createTestStore({ list: [1] }), createTestStore([]), createTestStore('start')];
        const tracker = trackStores({
          log,
          guardOf: (hook) => createGuard(hook, (fault) => expect.fail(fault.message)),
          causes: { during: () => undefined, following: () => undefined, current: () => ({}) },
          after: () => () => undefined,
          onState: () => undefined,
        });
        log.beginRing();
        for (const { source } of stores) tracker.found(source);
        const real = new Map<number, Json>();
        for (const { store, state, afterMs } of changes) {
          passMs(afterMs);
          stores[store]?.set(state);
        }
        stores.forEach((store, at) => {
          real.set(at + 1, JSON.parse(JSON.stringify(store.source.getState())));
        });
        const records = keep();
        expect(rebuilt(records)).toEqual(real);
        expect(records.map(({ seq }) => seq)).toEqual(records.map(({ seq }) => seq).toSorted((a, b) => a - b));
        const ring = records.find((record) => record.kind === 'recorder.ring');
        expect(ring?.count).toBe((records.at(-1)?.seq ?? 0) - records.length);
        expect(records.filter(({ seq }) => seq >= (ring?.before ?? 0)).map(({ seq }) => seq)).toEqual(
          records
            .slice(records.findIndex(({ seq }) => seq >= (ring?.before ?? 0)))
            .map((_, at) => (ring?.before ?? 0) + at),
        );
      },
    ),
    { numRuns: 300 },
  );
});

function rebuilt(records: readonly DriftRecord[]): Map<number, Json> {
  const states = new Map<number, Json>();
  const found = new Set<number>();
  for (const record of records) {
    if (record.kind === 'store.found') found.add(record.store);
    if (record.kind === 'store.snapshot' && found.has(record.store)) states.set(record.store, record.state);
    if (record.kind === 'store.commit' && states.has(record.store)) {
      states.set(record.store, applyPatch(states.get(record.store) ?? null, record.patch));
    }
  }
  return states;
}
