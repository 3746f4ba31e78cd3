import { readMethod } from '../hook/read-method.ts';
import { readPath } from '../hook/read-own.ts';
import type { After } from '../hook/timers.ts';
import { isFunction } from '../react/fiber.ts';
import type { MutableStore } from '../store/mutable-source.ts';
import { rawOf } from './reactive.ts';

/** Finds the stores of what an app has as its `$pinia`: those that are there, and each that is made later. */
export function findPiniaStores(pinia: unknown, after: After, onStore: (store: MutableStore) => void): void {
  const made = readPath(pinia, '_s');
  if (!(made instanceof Map)) return;
  const found = (store: unknown) => {
    const source = piniaStore(store, after);
    if (source) onStore(source);
  };
  for (const store of made.values()) found(store);
  // A plugin is told while the store is being made, perhaps inside a computation that would come to depend on what we read.
  readMethod(
    pinia,
    'use',
  )?.((context: unknown) => {
    after(0, () => found(readPath(context, 'store')));
  });
}

function piniaStore(store: unknown, after: After): MutableStore | undefined {
  if (typeof store !== 'object' || store === null) return undefined;
  // In Vue 2 a store's fields are accessors of Vue's.
  const id: unknown = Reflect.get(store, '$id');
  const subscribe: unknown = Reflect.get(store, '$subscribe');
  if (typeof id !== 'string' || !isFunction(subscribe)) return undefined;
  return {
    identity: store,
    library: 'pinia',
    via: 'vue app',
    name: id,
    read: () => unwrapped(Reflect.get(store, '$state')),
    subscribe: (changed) => {
      const told = () => {
        changed();
        // Pinia does not tell of a direct change that follows a `$patch` in the same tick.
        after(0, changed);
      };
      return subscribe(told, { detached: true });
    },
  };
}

/** Reads the first level as the app does: there Pinia keeps refs, and its proxy answers what is in them. */
function unwrapped(state: unknown): unknown {
  if (typeof state !== 'object' || state === null) return state;
  return Object.fromEntries(Object.keys(state).map((key) => [key, rawOf(Reflect.get(state, key))]));
}
