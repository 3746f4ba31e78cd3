import { createApolloFinder } from '../apollo/create-apollo-finder.ts';
import { watchApolloDevtools } from '../apollo/watch-apollo-devtools.ts';
import type { Guard } from '../hook/guard.ts';
import type { Install } from '../hook/install.ts';
import type { Instruments } from '../hook/instruments.ts';
import type { Listen } from '../hook/listeners.ts';
import type { After } from '../hook/timers.ts';
import type { RecordLog } from '../log/record-log.ts';
import { watchLocalState } from '../react/watch-local-state.ts';
import { watchReact } from '../react/watch-react.ts';
import { watchSwr } from '../swr/watch-swr.ts';
import { watchVue } from '../vue/watch-vue.ts';
import { watchVue2 } from '../vue/watch-vue-2.ts';
import type { Looks } from './create-looks.ts';
import { createReactStoreAdapters } from './react-store-adapters.ts';
import type { StoreTracker } from './track-stores.ts';
import { watchReduxDevtools } from './watch-redux-devtools.ts';
import type { WireMemory } from './wire-memory.ts';

export interface LibraryWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly log: Pick<RecordLog, 'open'>;
  readonly listen: Listen;
  readonly now: () => number;
  readonly after: After;
  readonly install: Install;
  readonly guardOf: (hook: string) => Guard;
  readonly wire: WireMemory;
  readonly looks: Looks;
  /** Takes in what is found. */
  readonly stores: StoreTracker;
}

export interface LibraryWatch {
  /** Finds what the page has by now. */
  resume(): void;
  /** Lets go of what components keep. */
  pause(): void;
  stop(): void;
}

/** Finds the stores of all libraries that are known, and what components keep for themselves. */
export function watchLibraries(options: LibraryWatchOptions): LibraryWatch {
  const { scope, install, guardOf, log, stores } = options;
  const active = () => log.open;
  const apolloStoresOf = createApolloFinder({ ...options, guard: guardOf('apollo') });
  const storeAdapters = createReactStoreAdapters(apolloStoresOf);
  const local = { ...options, active, onStore: stores.found, onGone: stores.gone };
  const caches = watchSwr({ ...local, guard: guardOf('swr') });
  const localState = watchLocalState({ ...local, caches, guard: guardOf('react state') });
  const react = install('react', (guard) =>
    watchReact({
      ...local,
      guard,
      onMounted: (fiber) => {
        for (const find of storeAdapters) for (const source of find(fiber)) stores.found(source);
        localState.rendered(fiber);
      },
      onUpdated: localState.rendered,
      onUnmounted: localState.unmounted,
    }),
  );
  const stopReduxDevtools = install('redux devtools', (guard) => watchReduxDevtools({ ...local, guard }));
  const apollo = install('apollo devtools', (guard) =>
    watchApolloDevtools({
      ...local,
      guard,
      onClient: (client) => {
        for (const source of apolloStoresOf(client, 'apollo devtools')) stores.found(source);
      },
    }),
  );
  const vue3 = install('vue', (guard) => watchVue({ ...local, guard, apolloStoresOf }));
  const vue2 = install('vue 2', (guard) => watchVue2({ ...local, guard }));
  const visitVue = guardOf('vue').wrap(() => {
    for (const element of scope.document.querySelectorAll('*')) {
      vue3?.visit(element);
      vue2?.visit(element);
    }
  });

  return {
    resume: () => {
      react?.visitMounted();
      apollo?.tellShown();
      visitVue();
    },
    pause: () => {
      localState.pause();
      vue3?.pause();
      vue2?.pause();
    },
    stop: () => {
      react?.stop();
      stopReduxDevtools?.();
      apollo?.stop();
    },
  };
}
