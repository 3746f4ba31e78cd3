import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { After } from '../hook/timers.ts';
import type { Later, RecordLog } from '../log/record-log.ts';
import { boundHeldStates } from './bound-held-states.ts';
import { type Budget, createBudget, encodedChars, isSpent, refill } from './budget.ts';
import { diffState } from './diff-state.ts';
import { encodeState } from './encode-state.ts';
import { nameStore } from './name-store.ts';
import type { StoreSource } from './store-source.ts';

export interface StoreTrackerOptions {
  readonly log: RecordLog;
  /** A guard for each store: one that throws must not silence the others. */
  readonly guardOf: (hook: string) => Guard;
  readonly causes: Causes;
  readonly after: After;
  /** Told of each state, with the `seq` of its record, and of a commit also the state before. */
  readonly onState: (store: number, state: unknown, seq: number, before?: unknown) => void;
}

type Cause = Pick<RecordOf<'store.commit'>, 'cause' | 'causeHow'>;

export interface TrackedStore {
  /** Its number in the records. */
  readonly n: number;
  source: StoreSource;
  readonly guard: Guard;
  last: unknown;
  unsubscribe: unknown;
  /** A commit was left out: until a whole state is told, the others say nothing. */
  broken: boolean;
  /** The state was too large; its commits say nothing until a snapshot does. */
  silent: boolean;
  /** It was put back to a former state: what becomes of that is not told. */
  isAway: boolean;
}

export interface StoreTracker {
  /** Each once, whatever is known of it. */
  all(): Iterable<TrackedStore>;
  /** Records the whole state again. */
  tell(store: TrackedStore): void;
  /** Records what became of the store since it was last heard of. */
  check(store: TrackedStore): void;
  /** Takes a store in; known ones are ignored. While paused it is only remembered. */
  found(source: StoreSource): void;
  /** The store is no more: what it held last was told by itself, and it will not be heard of again. */
  gone(identity: object): void;
  /** Subscribes to all known stores and records their states anew. */
  resume(): void;
  /** Lets go of all stores, and holds no state of theirs. */
  pause(): void;
}

/** Not at once: it is told under overload. */
const MEND_MS = 1000;
/** Records what the page's stores hold: each state once, then every change as a patch, made off the page's path. */
export function trackStores({ log, guardOf, causes, after, onState }: StoreTrackerOptions): StoreTracker {
  const known = new Map<object, TrackedStore>();
  let count = 0;
  let paused = false;
  const states = boundHeldStates(after, log.settle);

  const snapshot = (store: TrackedStore): number => {
    const state = store.last;
    const added = log.addLater(
      'store.snapshot',
      later((budget) => makeSnapshot(store, state, budget)),
    );
    if (added === 0) setBroken(store);
    else store.broken = false;
    return added;
  };

  const setBroken = (store: TrackedStore) => {
    store.broken = true;
    after(
      MEND_MS,
      store.guard.wrap(() => mend(store)),
    );
  };

  const mend = (store: TrackedStore) => {
    if (store.broken && log.open && !paused) snapshot(store);
  };

  const makeSnapshot = (store: TrackedStore, state: unknown, budget: Budget): Unnumbered => {
    // The page's own proxies may throw when read; then there is a whole, useless state instead of a wrong patch.
    const encoded = store.guard.wrap(() => encodeState(state, budget) ?? null)();
    store.silent = encoded === undefined || isSpent(budget);
    if (store.silent) return { kind: 'store.snapshot', store: store.n, state: null, cut: 'size' };
    return { kind: 'store.snapshot', store: store.n, state: encoded ?? null };
  };

  const makeCommit = (store: TrackedStore, prev: unknown, next: unknown, cause: Cause, budget: Budget): Unnumbered => {
    if (store.silent) return { kind: 'store.commit', store: store.n, patch: [], ...cause };
    const patch = store.guard.wrap(() => diffState(prev, next, budget))();
    if (patch) return { kind: 'store.commit', store: store.n, patch, ...cause };
    return makeSnapshot(store, next, refill(budget));
  };

  const likely = (store: TrackedStore, prev: unknown, next: unknown, before: number): Cause => {
    const cause = store.guard.wrap(() => store.source.likelyCause?.(prev, next, before))() ?? 0;
    return cause === 0 ? {} : { cause, causeHow: 'likely' };
  };

  const changed = (store: TrackedStore) => {
    if (!log.open || paused || store.isAway) return;
    const prev = store.last;
    const next = store.source.getState();
    if (Object.is(prev, next)) return;
    store.last = next;
    const cause = causes.current();
    const commit = later((budget) => {
      states.gave();
      return makeCommit(store, prev, next, cause.cause === undefined ? likely(store, prev, next, seq) : cause, budget);
    });
    const seq: number = store.broken ? 0 : log.addLater('store.commit', commit);
    if (seq !== 0) states.took();
    else if (!store.broken) setBroken(store);
    onState(store.n, next, seq, prev);
  };

  const start = (store: TrackedStore) => {
    store.last = store.source.getState();
    const name = store.source.name ?? nameStore(store.last);
    const { library, via } = store.source;
    log.add({ kind: 'store.found', store: store.n, library, name, via });
    const seq = snapshot(store);
    listenTo(store);
    onState(store.n, store.last, seq);
  };

  /** It was found in another way, by which more is known of it. */
  const learn = (store: TrackedStore, { handle }: StoreSource) => {
    if (handle && !store.source.handle) store.source = { ...store.source, handle };
  };

  const letGo = (store: TrackedStore) => {
    store.guard.wrap(() => typeof store.unsubscribe === 'function' && store.unsubscribe())();
    store.last = undefined;
    store.unsubscribe = undefined;
  };

  const listenTo = (store: TrackedStore) => {
    store.unsubscribe = store.source.subscribe(store.guard.wrap(() => changed(store)));
  };

  /** The store that is known already by what mirrors it, or by itself if this is the mirror. */
  const twinOf = (source: StoreSource): TrackedStore | undefined => {
    const others = [...known.values()].filter((store) => store.source.mirror !== source.mirror);
    const state = others.length > 0 ? source.getState() : undefined;
    if (typeof state !== 'object' || state === null) return undefined;
    return others.find(({ source: other, last }) => (other.mirror ? other.getState() : last) === state);
  };

  const join = (store: TrackedStore, source: StoreSource) => {
    known.set(source.identity, store);
    if (source.mirror) return;
    letGo(store);
    const name = store.source.name ?? source.name;
    store.source = name === undefined ? source : { ...source, name };
    if (paused) return;
    store.last = source.getState();
    listenTo(store);
  };

  const all = () => new Set(known.values());

  return {
    all,
    tell: (store) => onState(store.n, store.last, snapshot(store)),
    check: changed,
    found: (source) => {
      const same = known.get(source.identity);
      if (same) return learn(same, source);
      const n = count + 1;
      const guard = guardOf(`store ${n}`);
      const twin = guard.wrap(twinOf)(source);
      if (twin) return twin.guard.wrap(join)(twin, source);
      count = n;
      const store: TrackedStore = {
        n,
        source,
        guard,
        isAway: false,
        last: undefined,
        unsubscribe: undefined,
        broken: false,
        silent: false,
      };
      known.set(source.identity, store);
      if (!paused) guard.wrap(start)(store);
    },
    gone: (identity) => {
      const store = known.get(identity);
      if (!store) return;
      known.delete(identity);
      letGo(store);
    },
    resume: () => {
      paused = false;
      for (const store of all()) store.guard.wrap(start)(store);
    },
    pause: () => {
      paused = true;
      states.clear();
      for (const store of all()) letGo(store);
    },
  };
}

function later(make: (budget: Budget) => Unnumbered): Later {
  const budget = createBudget();
  return { finish: () => make(budget), sizeChars: () => encodedChars(budget) };
}
