import { readPath } from '../hook/read-own.ts';
import type { StoreSource } from './store-source.ts';

export interface ConnectionSource {
  readonly source: StoreSource;
  /** The store said what it holds. */
  told(state: unknown): void;
}

/** What a store tells Redux DevTools over a connection of its own. */
export function createConnectionSource(connection: object, options: unknown): ConnectionSource {
  let state: unknown;
  let listener: (() => void) | undefined;
  const name = readPath(options, 'name');
  return {
    source: {
      identity: connection,
      library: 'redux devtools',
      via: 'redux devtools connection',
      ...(typeof name === 'string' && name !== '' ? { name: name.slice(0, 100) } : {}),
      mirror: true,
      getState: () => state,
      subscribe: (onChange) => {
        listener = onChange;
        return () => {
          listener = undefined;
        };
      },
    },
    told: (next) => {
      state = next;
      listener?.();
    },
  };
}
