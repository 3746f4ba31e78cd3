import type { StoreSource } from '../store/store-source.ts';

/** A store as an adapter finds it, whose state a test sets. */
export function createTestStore(state: unknown) {
  const listeners = new Set<() => void>();
  const source: StoreSource = {
    identity: listeners,
    library: 'test',
    via: 'test',
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const set = (next: unknown) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return { source, set, listeners };
}
