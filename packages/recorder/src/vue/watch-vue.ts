import type { ApolloFinder } from '../apollo/create-apollo-finder.ts';
import type { Instruments } from '../hook/instruments.ts';
import { ownValues, readOwn, readPath } from '../hook/read-own.ts';
import { type MutableStore, mutableSource } from '../store/mutable-source.ts';
import { queryCacheSource } from '../store/tanstack-query.ts';
import { findPiniaStores } from './pinia.ts';
import { type VuexOptions, vuexStore } from './vuex.ts';
import type { ComponentDataOptions } from './watch-component-data.ts';
import { watchVue3Components } from './watch-vue-3-components.ts';

export interface VueWatchOptions extends ComponentDataOptions, VuexOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly apolloStoresOf: ApolloFinder;
}

export interface VueWatch {
  /** Finds what is mounted on an element now. */
  visit(element: Element): void;
  /** Lets go of what components keep. */
  pause(): void;
}

/**
 * Finds the stores of Vue 3 apps, production builds included, where the hook for Vue's developer tools is compiled out: Vue
 * marks the element that an app is mounted on with the app.
 */
export function watchVue(options: VueWatchOptions): VueWatch {
  const { scope, instruments, guard, active, apolloStoresOf, onStore, now, after } = options;
  const components = watchVue3Components(options);
  const apps = new WeakSet<object>();
  const found = (store: MutableStore) => onStore(mutableSource(store, { now, after }));

  instruments.expando(scope.Element.prototype, '__vue_app__', guard, (app, container) => {
    if (active()) components.visit(container);
    if (typeof app !== 'object' || app === null || apps.has(app)) return;
    apps.add(app);
    const globals = readPath(app, '_context', 'config', 'globalProperties');
    findPiniaStores(readPath(globals, '$pinia'), after, found);
    const vuex = vuexStore(readPath(globals, '$store'), options);
    if (vuex) found(vuex);
    for (const provided of ownValues(readPath(app, '_context', 'provides'))) {
      const source = queryCacheSource(provided, 'vue app');
      if (source) onStore(source);
      for (const cache of apolloStoresOf(provided, 'vue app')) onStore(cache);
    }
  });

  return {
    visit: (element) => {
      if (readOwn(element, '__vue_app__')) components.visit(element);
    },
    pause: components.pause,
  };
}
