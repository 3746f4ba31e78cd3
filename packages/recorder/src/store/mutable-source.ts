import type { Json } from '@driftscope/records';
import { createBudget, isSpent } from './budget.ts';
import { encodeState, type ReadField } from './encode-state.ts';
import { type Pace, paceCopies } from './pace-copies.ts';
import { shareUnchanged } from './share-unchanged.ts';
import type { StoreSource } from './store-source.ts';

export interface MutableStore extends Pick<StoreSource, 'identity' | 'library' | 'via' | 'name' | 'likelyCause'> {
  /** The state itself, which the page changes in place. */
  read(): unknown;
  /** How the fields of its objects are read, where these are not plain. */
  readonly readField?: ReadField;
  /** Tells of changes; answers how to unsubscribe. */
  subscribe(changed: () => void): unknown;
}

/**
 * Makes a source of a store whose state is changed in place: it is copied when it changes, and what did not change is the
 * same object in each copy. Of a large state that changes often some copies are left out, never the last.
 */
export function mutableSource(store: MutableStore, pace: Pace): StoreSource {
  const { identity, library, via, name, likelyCause } = store;
  const { copy, whenDue } = paceCopies(pace);
  let state: Json = null;
  let listener: (() => void) | undefined;

  const read = (): Json => {
    const budget = createBudget();
    const encoded = encodeState(store.read(), budget, [], store.readField) ?? null;
    if (isSpent(budget)) throw new Error(`${name ?? library} is too large to copy`);
    return shareUnchanged(state, encoded);
  };

  return {
    identity,
    library,
    via,
    ...(name === undefined ? {} : { name }),
    ...(likelyCause && { likelyCause }),
    getState: () => {
      state = copy(read);
      return state;
    },
    subscribe: (onChange) => {
      listener = onChange;
      const unsubscribe = store.subscribe(() => {
        if (listener) whenDue(() => listener?.());
      });
      return () => {
        listener = undefined;
        state = null;
        if (typeof unsubscribe === 'function') unsubscribe();
      };
    },
  };
}
