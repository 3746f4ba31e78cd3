import type { Json } from '@driftscope/records';
import type { After } from '../hook/timers.ts';
import { createBudget, isSpent } from './budget.ts';
import { encodeState } from './encode-state.ts';
import { shareUnchanged } from './share-unchanged.ts';
import type { StoreSource } from './store-source.ts';

export interface MutableStore extends Pick<StoreSource, 'identity' | 'library' | 'via' | 'name'> {
  /** The state itself, which the page changes in place. */
  read(): unknown;
  /** Tells of changes; answers how to unsubscribe. */
  subscribe(changed: () => void): unknown;
}

export interface Pace {
  readonly now: () => number;
  readonly after: After;
}

/** A copy may take a twentieth of the page's time. Copies of small states are made at once. */
const share = 1 / 20;
const cheapMs = 4;

/**
 * Makes a source of a store whose state is changed in place: it is copied when it changes, and what did not change is the
 * same object in each copy. Of a large state that changes often some copies are left out, never the last.
 */
export function mutableSource(store: MutableStore, { now, after }: Pace): StoreSource {
  const { identity, library, via, name } = store;
  let state: Json = null;
  let freeAtMs = 0;
  let formerCostMs = 0;
  let waiting = false;

  const copy = () => {
    const startMs = now();
    const budget = createBudget();
    const encoded = encodeState(store.read(), budget) ?? null;
    if (isSpent(budget)) throw new Error(`the state of ${name ?? library} is too large to be copied`);
    state = shareUnchanged(state, encoded);
    const costMs = now() - startMs;
    // One slow copy may be the machine's fault, and not the state's.
    if (Math.min(costMs, formerCostMs) > cheapMs) freeAtMs = now() + costMs / share;
    formerCostMs = costMs;
  };

  let listener: (() => void) | undefined;
  const changed = () => {
    if (waiting || !listener) return;
    const waitMs = freeAtMs - now();
    if (waitMs <= 0) return listener();
    waiting = true;
    after(waitMs, () => {
      waiting = false;
      listener?.();
    });
  };

  return {
    identity,
    library,
    via,
    ...(name === undefined ? {} : { name }),
    getState: () => {
      copy();
      return state;
    },
    subscribe: (onChange) => {
      listener = onChange;
      const unsubscribe = store.subscribe(changed);
      return () => {
        listener = undefined;
        state = null;
        if (typeof unsubscribe === 'function') unsubscribe();
      };
    },
  };
}
