import type { Instruments } from '../hook/instruments.ts';
import { readOwn } from '../hook/read-own.ts';
import { type MutableStore, mutableSource } from '../store/mutable-source.ts';
import { findPiniaStores } from './pinia.ts';
import { readObserved } from './read-observed.ts';
import { type VuexOptions, vuexStore } from './vuex.ts';
import type { ComponentDataOptions } from './watch-component-data.ts';
import type { VueWatch } from './watch-vue.ts';
import { watchVue2Components } from './watch-vue-2-components.ts';

export interface Vue2WatchOptions extends ComponentDataOptions, VuexOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
}

/**
 * Finds the stores of Vue 2 apps, production builds included: Vue marks the node that a component renders with the component.
 */
export function watchVue2(options: Vue2WatchOptions): VueWatch {
  const { scope, instruments, guard, active, onStore, now, after } = options;
  const data = watchVue2Components(options);
  const known = new WeakSet<object>();
  const found = (store: MutableStore) => onStore(mutableSource({ ...store, readField: readObserved }, { now, after }));

  const firstSeen = (thing: unknown): boolean => {
    if (typeof thing !== 'object' || thing === null || known.has(thing)) return false;
    known.add(thing);
    return true;
  };

  const lookInto = guard.wrap((component: object) => {
    const [pinia, store] = [readOwn(component, '$pinia'), readOwn(component, '$store')];
    if (firstSeen(pinia)) findPiniaStores(pinia, after, found);
    const vuex = firstSeen(store) ? vuexStore(store, options) : undefined;
    if (vuex) found(vuex);
  });

  const rendered = (component: unknown) => {
    if (typeof component !== 'object' || component === null) return;
    if (active()) data.rendered(component);
    const root = readOwn(component, '$root');
    // It is being rendered, and would come to depend on what we read.
    if (typeof root === 'object' && root !== null && firstSeen(root)) after(0, () => lookInto(root));
  };
  const lookAgain = guard.wrap((node: object) => rendered(readOwn(node, '__vue__')));

  // A component may render no element, only a comment. What the server rendered is first marked with nothing.
  instruments.expando(scope.Node.prototype, '__vue__', guard, (component, node) => {
    if (component === null) after(0, () => lookAgain(node));
    else rendered(component);
  });

  return {
    visit: (element) => rendered(readOwn(element, '__vue__')),
    pause: data.pause,
  };
}
