import { expect, test } from 'vitest';
import { createGuard } from '../hook/guard.ts';
import { recordOf } from '../log/batch-text.ts';
import { createRecordLog } from '../log/create-record-log.ts';
import type { StoreSource } from '../store/store-source.ts';
import { trackStores } from '../store/track-stores.ts';
import { strictGuard } from '../testing/strict-guard.ts';
import { createStoreTravel, type StoreTravel } from './create-store-travel.ts';

function setUp() {
  const log = createRecordLog({ now: () => 0, onAdd: () => undefined, ringGuard: strictGuard });
  const after = () => () => undefined;
  const guardOf = (hook: string) => createGuard(hook, (fault) => log.add({ kind: 'recorder.fault', ...fault }));
  const causes = { during: () => undefined, following: () => undefined, current: () => ({}) };
  let travel: StoreTravel | undefined;
  const onState = (store: number, state: unknown, seq: number) => travel?.saw(store, state, seq);
  const stores = trackStores({ log, guardOf, causes, after, onState });
  const scope: Window & typeof globalThis = Object.assign(Object.create(null), new EventTarget(), {
    addEventListener: () => undefined,
  });
  const load = () => {
    travel = createStoreTravel({ scope, log, stores });
    return travel;
  };
  const take = () => log.take({ maxRecords: 200, maxChars: 1e9, force: true }).map(recordOf);
  return { stores, load, take };
}

/** As Zustand has them: what `setState` is given replaces all, if it is told so. */
function createZustand<State extends object>(first: State) {
  let state = first;
  const listeners = new Set<() => void>();
  const api = {
    getState: () => state,
    setState: (next: State, replace = false) => {
      state = replace ? next : { ...state, ...next };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const source: StoreSource = { identity: api, library: 'zustand', via: 'test', handle: api, ...api };
  return { ...api, source, listeners };
}

/** As Redux has them. */
function createRedux(first: (state: number | undefined, action: { type: string }) => number) {
  let reducer = first;
  let state = first(undefined, { type: '@@redux/INIT' });
  const listeners = new Set<() => void>();
  const dispatch = (action: { type: string }) => {
    state = reducer(state, action);
    for (const listener of listeners) listener();
  };
  const handle = {
    dispatch,
    replaceReducer: (next: typeof reducer) => {
      reducer = next;
      dispatch({ type: '@@redux/REPLACE' });
    },
  };
  const getState = () => state;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const source: StoreSource = {
    identity: handle,
    library: 'redux',
    via: 'test',
    handle,
    reducer: () => reducer,
    getState,
    subscribe,
  };
  return { source, dispatch, getState, handle };
}

const count = (state = 0, { type }: { type: string }) => (type === 'count' ? state + 1 : state);
const seqsOf = (records: readonly { kind: string; seq: number }[]) =>
  records.filter(({ kind }) => kind === 'store.snapshot' || kind === 'store.commit').map(({ seq }) => seq);

test('a store is put back to what it held, functions and all, and again to what it holds', () => {
  const { stores, load, take } = setUp();
  const add = () => undefined;
  const store = createZustand<{ items: string[]; add: () => void }>({ items: ['a'], add });
  stores.found(store.source);
  const travel = load();
  expect(travel.begin()).toEqual([{ store: 1, from: 3 }]);
  store.setState({ items: ['a', 'b'], add });
  const live = store.getState();
  const before = take();

  expect(travel.to(3)).toBeUndefined();
  expect(store.getState()).toEqual({ items: ['a'], add });
  expect(travel.back()).toBeUndefined();
  expect(store.getState()).toBe(live);
  expect(take()).toMatchObject([
    { kind: 'store.travel', to: 3, stores: [1] },
    { kind: 'store.travel', stores: [] },
  ]);

  store.setState({ items: ['c'], add });
  expect(seqsOf(before)).toEqual([2, 3, 4]);
  expect(take()).toMatchObject([{ kind: 'store.commit', store: 1 }]);
  travel.end();
  expect(store.listeners.size).toBe(1);
});

test('what the page writes to a store that is held is lost, and that is told', () => {
  const { stores, load, take } = setUp();
  const store = createZustand({ n: 1 });
  stores.found(store.source);
  const travel = load();
  travel.begin();
  store.setState({ n: 2 });
  travel.to(3);
  store.setState({ n: 10 });
  travel.end();
  expect(store.getState()).toEqual({ n: 2 });
  expect(take().at(-1)).toMatchObject({ kind: 'store.travel', isChanged: true });
});

test('the actions of a page are reduced while a former state is shown', () => {
  const { stores, load, take } = setUp();
  const store = createRedux(count);
  stores.found(store.source);
  const travel = load();
  travel.begin();
  store.dispatch({ type: 'count' });
  store.dispatch({ type: 'count' });
  take();

  travel.to(4);
  store.dispatch({ type: 'count' });
  expect(store.getState()).toBe(1);
  travel.to(3);
  expect(store.getState()).toBe(0);
  travel.back();
  expect(store.getState()).toBe(3);
  expect(take()).toMatchObject([
    { kind: 'store.travel', to: 4 },
    { kind: 'store.travel', to: 3 },
    { kind: 'store.travel', stores: [] },
    { kind: 'store.commit', patch: [{ op: 'set', path: [], value: 3 }] },
  ]);
  store.dispatch({ type: 'count' });
  expect(store.getState()).toBe(4);
});

test('a reducer that the page gives a store meanwhile is the one that it keeps', () => {
  const { stores, load, take } = setUp();
  const store = createRedux(count);
  stores.found(store.source);
  const travel = load();
  travel.begin();
  store.dispatch({ type: 'count' });
  travel.to(3);
  store.handle.replaceReducer((state = 0, { type }) => (type === 'count' ? state + 100 : state));
  travel.back();
  store.dispatch({ type: 'count' });
  expect(store.getState()).toBe(101);
  expect(take()).toContainEqual(expect.objectContaining({ kind: 'store.travel', isChanged: true }));
});

test('a store that cannot be put back says why, and is left alone', () => {
  const { stores, load } = setUp();
  const { source } = createZustand({ n: 1 });
  const { handle: _handle, ...bare } = source;
  const redux = createRedux(count);
  const lifted = { ...redux.source, handle: { ...redux.handle, liftedStore: {} }, identity: {} };
  stores.found(bare);
  stores.found({ ...createZustand({ n: 2 }).source, library: 'jotai', handle: {} });
  stores.found(lifted);
  const travel = load();
  expect(travel.begin()).toMatchObject([
    { store: 1, refusal: expect.stringMatching('no way to write') },
    { store: 2, refusal: expect.stringMatching('jotai') },
    { store: 3, refusal: expect.stringMatching('Redux DevTools') },
  ]);
  expect(travel.to(4)).toMatch('No state of that time');
});

test('a page that throws when its store changes comes back all the same', () => {
  const { stores, load, take } = setUp();
  const store = createZustand({ n: 1 });
  stores.found(store.source);
  const travel = load();
  travel.begin();
  store.setState({ n: 2 });
  store.subscribe(() => {
    throw new Error('cannot show 1');
  });
  expect(travel.to(3)).toBe('The page threw: cannot show 1');
  expect(travel.back()).toBe('The page threw: cannot show 1');
  expect(store.getState()).toEqual({ n: 2 });
  expect(take().at(-1)).toMatchObject({ kind: 'store.travel', isChanged: true });
});

test('of a store the last two hundred states are held', () => {
  const { stores, load } = setUp();
  const store = createZustand({ n: 0 });
  stores.found(store.source);
  const travel = load();
  travel.begin();
  for (let n = 1; n <= 300; n++) store.setState({ n });
  const [told] = travel.begin();
  expect(told).toEqual({ store: 1, from: 104 });
  expect(travel.to(103)).toMatch('No state of that time');
  expect(travel.to(104)).toBeUndefined();
  expect(store.getState()).toEqual({ n: 101 });
});
