import { readMethod } from '../hook/read-method.ts';
import { readPath } from '../hook/read-own.ts';
import { isFunction } from '../react/fiber.ts';
import type { Looks } from '../store/create-looks.ts';
import { createLikelyCause } from '../store/likely-cause.ts';
import type { MutableStore } from '../store/mutable-source.ts';
import { nameStore } from '../store/name-store.ts';
import type { WireMemory } from '../store/wire-memory.ts';

export interface VuexOptions {
  readonly looks: Looks;
  readonly wire: WireMemory;
}

/**
 * What an app has as its `$store`, if that is a Vuex store, 3 or 4. It tells of each mutation, and of nothing that the app
 * changes past them, as many do: for that it is looked at.
 */
export function vuexStore(store: unknown, { looks, wire }: VuexOptions): MutableStore | undefined {
  const subscribe = readMethod(store, 'subscribe');
  if (typeof store !== 'object' || store === null || !subscribe || !readMethod(store, 'commit')) return undefined;
  const read = () => readPath(store, '_state', 'data') ?? stateOfVuex3(store);
  return {
    identity: store,
    library: 'vuex',
    via: 'vue app',
    name: nameStore(read()),
    read,
    likelyCause: createLikelyCause(wire),
    subscribe: (changed) => {
      const stopLooking = looks.add(changed);
      const unsubscribe = subscribe(() => changed());
      return () => {
        stopLooking();
        if (isFunction(unsubscribe)) unsubscribe();
      };
    },
  };
}

/** It lies behind an accessor of Vue's. */
function stateOfVuex3(store: object): unknown {
  const data = readPath(store, '_vm', '_data');
  return typeof data === 'object' && data !== null ? Reflect.get(data, '$$state') : undefined;
}
