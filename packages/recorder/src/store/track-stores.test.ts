import { applyPatch, type Json } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createGuard } from '../hook/guard.ts';
import { recordOf } from '../log/batch-text.ts';
import { createRecordLog } from '../log/create-record-log.ts';
import { defaultLimits, type LogLimits } from '../log/log-limits.ts';
import { createTestStore } from '../testing/create-test-store.ts';
import { strictGuard } from '../testing/strict-guard.ts';
import { trackStores } from './track-stores.ts';

function setUp(limits: Partial<LogLimits> = {}) {
  const timers: (() => void)[] = [];
  const log = createRecordLog({
    now: () => 0,
    onAdd: () => undefined,
    ringGuard: strictGuard,
    limits: { ...defaultLimits, ...limits },
  });
  const tracker = trackStores({
    log,
    guardOf: (hook) => createGuard(hook, (fault) => log.add({ kind: 'recorder.fault', ...fault })),
    causes: { during: () => undefined, following: () => undefined, current: () => ({ cause: 9, causeHow: 'sync' }) },
    after: (_ms, run) => {
      timers.push(run);
      return () => undefined;
    },
    onState: () => undefined,
  });
  const take = () => log.take({ maxRecords: 200, maxChars: 1e9, force: true }).map(recordOf);
  const runTimers = () => {
    for (const run of timers.splice(0)) run();
  };
  return { log, tracker, take, runTimers };
}

test('a store is told once, then its state, then every change with its cause', () => {
  const { tracker, take } = setUp();
  const { source, set } = createTestStore({ items: ['a'], add: () => undefined });
  tracker.found(source);
  tracker.found(source);
  set({ items: ['a', 'b'] });
  const [found, snapshot, commit, ...rest] = take();
  expect(found).toMatchObject({ kind: 'store.found', store: 1, library: 'test', name: 'items' });
  expect(snapshot).toMatchObject({ kind: 'store.snapshot', store: 1, state: { items: ['a'] } });
  expect(commit).toMatchObject({ kind: 'store.commit', store: 1, cause: 9, causeHow: 'sync' });
  expect(rest).toEqual([]);
});

test('changes that come before a batch is made are each told as they were', () => {
  const { tracker, take } = setUp();
  const { source, set } = createTestStore([1]);
  tracker.found(source);
  for (const state of [[1, 2], [1, 2, 3], [3]]) set(state);
  const states: Json[] = [];
  for (const record of take()) {
    if (record.kind === 'store.snapshot') states.push(record.state);
    if (record.kind === 'store.commit') states.push(applyPatch(states.at(-1) ?? null, record.patch));
  }
  expect(states).toEqual([[1], [1, 2], [1, 2, 3], [3]]);
});

test('after commits were left out, the whole state is told', () => {
  const { tracker, take, runTimers } = setUp({ maxRecords: 3 });
  const { source, set } = createTestStore([1]);
  tracker.found(source);
  for (const state of [[1, 2], [1, 2, 3], [3]]) set(state);
  expect(take().map(({ kind }) => kind)).toEqual(['store.found', 'store.snapshot', 'store.commit']);
  runTimers();
  expect(take()).toMatchObject([
    { kind: 'recorder.dropped', count: 1 },
    { kind: 'store.snapshot', state: [3] },
  ]);
});

test('a state that is too large or that throws is told as cut, and hurts nobody', () => {
  const { tracker, take } = setUp();
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('mine');
      },
    },
  );
  const large = createTestStore(Array(300_000).fill(0));
  const broken = createTestStore({ trap });
  tracker.found(large.source);
  tracker.found(broken.source);
  large.set([]);
  const cut = { kind: 'store.snapshot', state: null, cut: 'size' };
  const kinds = take().filter(({ kind }) => kind !== 'store.found' && kind !== 'recorder.fault');
  expect(kinds).toMatchObject([
    { ...cut, store: 1 },
    { ...cut, store: 2 },
    { kind: 'store.commit', store: 1, patch: [] },
  ]);
});

test('a paused tracker has let go of every store, and tells all anew when resumed', () => {
  const { tracker, take } = setUp();
  const { source, set, listeners } = createTestStore({ n: 1 });
  tracker.found(source);
  tracker.pause();
  expect(listeners.size).toBe(0);
  set({ n: 2 });
  take();
  tracker.resume();
  expect(take()).toMatchObject([
    { kind: 'store.found', store: 1 },
    { kind: 'store.snapshot', state: { n: 2 } },
  ]);
});

test('a store that is told of by a mirror first, and then found itself, stays one store', () => {
  const { tracker, take } = setUp();
  const first = { items: ['a'] };
  const mirror = createTestStore(first);
  const real = createTestStore(first);
  tracker.found({ ...mirror.source, mirror: true, name: 'todos' });
  tracker.found(real.source);
  mirror.set({ items: ['told by the mirror alone'] });
  real.set({ items: ['b'] });
  const [found, snapshot, commit, ...rest] = take();
  expect(found).toMatchObject({ kind: 'store.found', store: 1, name: 'todos' });
  expect(snapshot).toMatchObject({ kind: 'store.snapshot', store: 1, state: { items: ['a'] } });
  expect(commit).toMatchObject({ store: 1, patch: [{ op: 'set', path: ['items', 0], value: 'b' }] });
  expect(rest).toEqual([]);

  tracker.pause();
  expect([mirror.listeners.size, real.listeners.size]).toEqual([0, 0]);
  tracker.resume();
  expect(take()).toMatchObject([{ kind: 'store.found', store: 1, name: 'todos' }, { kind: 'store.snapshot' }]);
});

test('a mirror of a store that is known already tells nothing, and one of another state is a store', () => {
  const { tracker, take } = setUp();
  const state = { items: ['a'] };
  tracker.found(createTestStore(state).source);
  tracker.found({ ...createTestStore(state).source, mirror: true });
  tracker.found({ ...createTestStore({ items: ['a'] }).source, mirror: true });
  expect(take().map((record) => (record.kind === 'store.found' ? record.store : record.kind))).toEqual([
    1,
    'store.snapshot',
    2,
    'store.snapshot',
  ]);
});

test('two stores that hold the same state are two, if neither is a mirror', () => {
  const { tracker, take } = setUp();
  const state = { items: ['a'] };
  tracker.found(createTestStore(state).source);
  tracker.found(createTestStore(state).source);
  expect(take().filter(({ kind }) => kind === 'store.found')).toHaveLength(2);
});
