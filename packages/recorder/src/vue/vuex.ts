import { readMethod } from '../hook/read-method.ts';
import { readPath } from '../hook/read-own.ts';
import type { MutableStore } from '../store/mutable-source.ts';
import { nameStore } from '../store/name-store.ts';

/** Finds the Vuex store of a Vue app. It tells of each mutation. */
export function findVuexStores(app: object, onStore: (store: MutableStore) => void): void {
  const store = readPath(app, '_context', 'config', 'globalProperties', '$store');
  const subscribe = readMethod(store, 'subscribe');
  if (typeof store !== 'object' || store === null || !subscribe || !readMethod(store, 'commit')) return;
  const read = () => readPath(store, '_state', 'data');
  onStore({
    identity: store,
    library: 'vuex',
    via: 'vue app',
    name: nameStore(read()),
    read,
    subscribe: (changed) => subscribe(() => changed()),
  });
}
