/** States of stores, by reference. */
export interface HeldStates {
  add(store: number, state: unknown, seq: number): void;
  /** What is held of each store so far is what they held together, since the first of these records. */
  alignStarts(): void;
  /** `seq` of the oldest state that is held of a store. `undefined`: none is. */
  firstOf(store: number): number | undefined;
  /** What a store held when the record `seq` was made. `undefined`: that is not held. */
  at(store: number, seq: number): { readonly state: unknown } | undefined;
}

/** What is held the page cannot throw away. */
const MAX_STATES = 200;
const MAX_STORES = 100;

export function holdStates(): HeldStates {
  const byStore = new Map<number, { readonly seq: number; readonly state: unknown }[]>();
  return {
    add: (store, state, seq) => {
      const states = byStore.get(store) ?? [];
      // A state that was left out of the records has no name.
      if (seq === 0 || (states.length === 0 && byStore.size >= MAX_STORES)) return;
      states.push({ seq, state });
      if (states.length > MAX_STATES) states.shift();
      byStore.set(store, states);
    },
    alignStarts: () => {
      const start = Math.min(...[...byStore.values()].flatMap((states) => states.map(({ seq }) => seq)));
      for (const [store, states] of byStore)
        byStore.set(
          store,
          states.map(({ state }) => ({ seq: start, state })),
        );
    },
    firstOf: (store) => byStore.get(store)?.[0]?.seq,
    at: (store, seq) => byStore.get(store)?.findLast((one) => one.seq <= seq),
  };
}
