import { readMethod } from '../hook/read-method.ts';
import { readPath } from '../hook/read-own.ts';
import type { MutableStore } from '../store/mutable-source.ts';
import { nameStore } from '../store/name-store.ts';

/** What an app has as its `$store`, if that is a Vuex store, 3 or 4. It tells of each mutation. */
export function vuexStore(store: unknown): MutableStore | undefined {
  const subscribe = readMethod(store, 'subscribe');
  if (typeof store !== 'object' || store === null || !subscribe || !readMethod(store, 'commit')) return undefined;
  const read = () => readPath(store, '_state', 'data') ?? stateOfVuex3(store);
  return {
    identity: store,
    library: 'vuex',
    via: 'vue app',
    name: nameStore(read()),
    read,
    subscribe: (changed) => subscribe(() => changed()),
  };
}

/** It lies behind an accessor of Vue's. */
function stateOfVuex3(store: object): unknown {
  const data = readPath(store, '_vm', '_data');
  return typeof data === 'object' && data !== null ? Reflect.get(data, '$$state') : undefined;
}
