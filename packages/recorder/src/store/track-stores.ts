import type { Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { RecordLog } from '../log/record-log.ts';
import { createBudget, isSpent } from './budget.ts';
import { diffState } from './diff-state.ts';
import { encodeState } from './encode-state.ts';
import { nameStore } from './name-store.ts';
import type { StoreSource } from './store-source.ts';

export interface StoreTrackerOptions {
  readonly log: RecordLog;
  readonly guard: Guard;
  readonly causes: Causes;
  /** Told of each state, with the `seq` of its record. */
  readonly onState: (store: number, state: unknown, seq: number) => void;
}

export interface StoreTracker {
  /** Takes a store in; known ones are ignored. */
  found(source: StoreSource): void;
  /** Subscribes to all known stores and records their states anew. */
  resume(): void;
  /** Lets go of all stores, and holds no state of theirs. */
  pause(): void;
}

interface Tracked {
  readonly n: number;
  readonly source: StoreSource;
  last: unknown;
  unsubscribe: unknown;
  /** A commit was left out, so the next record must be a whole state. */
  broken: boolean;
  /** The state was too large; its commits say nothing until a snapshot does. */
  silent: boolean;
}

/** Records what the page's stores hold: each state once, then every change as a patch, made off the page's path. */
export function trackStores({ log, guard, causes, onState }: StoreTrackerOptions): StoreTracker {
  const known = new Map<object, Tracked>();
  let paused = false;

  const snapshot = (store: Tracked): number => {
    const state = store.last;
    const added = log.addLater('store.snapshot', { finish: () => makeSnapshot(store, state) });
    store.broken = added === 0;
    return added;
  };

  const makeSnapshot = (store: Tracked, state: unknown): Unnumbered => {
    const budget = createBudget();
    const encoded = encode(state, budget);
    store.silent = encoded === undefined || isSpent(budget);
    if (store.silent) return { kind: 'store.snapshot', store: store.n, state: null, cut: 'size' };
    return { kind: 'store.snapshot', store: store.n, state: encoded ?? null };
  };

  const makeCommit = (
    store: Tracked,
    prev: unknown,
    next: unknown,
    cause: ReturnType<Causes['current']>,
  ): Unnumbered => {
    if (store.silent) return { kind: 'store.commit', store: store.n, patch: [], ...cause };
    const patch = diff(prev, next);
    return patch ? { kind: 'store.commit', store: store.n, patch, ...cause } : makeSnapshot(store, next);
  };

  // The page's own proxies may throw when read; then there is a whole, useless state instead of a wrong patch.
  const encode = guard.wrap(
    (state: unknown, budget: ReturnType<typeof createBudget>) => encodeState(state, budget) ?? null,
  );
  const diff = guard.wrap((prev: unknown, next: unknown) => diffState(prev, next));

  const changed = guard.wrap((store: Tracked) => {
    if (!log.open || paused) return;
    const prev = store.last;
    const next = store.source.getState();
    if (Object.is(prev, next)) return;
    store.last = next;
    const cause = causes.current();
    const seq = store.broken
      ? snapshot(store)
      : log.addLater('store.commit', { finish: () => makeCommit(store, prev, next, cause) });
    if (seq === 0) store.broken = true;
    onState(store.n, next, seq);
  });

  const start = (store: Tracked) => {
    store.last = store.source.getState();
    const name = store.source.name ?? nameStore(store.last);
    const { library, via } = store.source;
    log.add({ kind: 'store.found', store: store.n, library, name, via });
    const seq = snapshot(store);
    store.unsubscribe = store.source.subscribe(() => changed(store));
    onState(store.n, store.last, seq);
  };

  return {
    found: (source) => {
      if (paused || known.has(source.identity)) return;
      const n = known.size + 1;
      const store: Tracked = { n, source, last: undefined, unsubscribe: undefined, broken: false, silent: false };
      known.set(source.identity, store);
      start(store);
    },
    resume: () => {
      paused = false;
      for (const store of known.values()) guard.wrap(start)(store);
    },
    pause: () => {
      paused = true;
      for (const store of known.values()) {
        guard.wrap(() => typeof store.unsubscribe === 'function' && store.unsubscribe())();
        store.last = undefined;
        store.unsubscribe = undefined;
      }
    },
  };
}
