import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { readOwn } from '../hook/read-own.ts';
import { whenDocumentBegins } from '../hook/when-document-begins.ts';
import { isFunction } from '../react/fiber.ts';
import { reduxSource } from './redux.ts';
import type { StoreSource } from './store-source.ts';

export interface ReduxDevtoolsOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly onStore: (source: StoreSource) => void;
}

type Callable = (...args: unknown[]) => unknown;

const composeKey = '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__';
const enhancerKey = '__REDUX_DEVTOOLS_EXTENSION__';

/**
 * Finds Redux stores as they are created, React or not, through the functions by which an app lets Redux DevTools enhance
 * its store (Redux Toolkit does so by itself). Where the user has Redux DevTools, these are watched and do their work;
 * else a plain `compose` stands in, and nothing else of the tools: apps would take more for the tools themselves.
 *
 * @returns how to call it off
 */
export function watchReduxDevtools({ scope, instruments, guard, onStore }: ReduxDevtoolsOptions): () => void {
  const created = guard.wrap((store: unknown) => {
    const source = reduxSource(store, 'redux devtools');
    if (source) onStore(source);
  });

  // An enhancer takes a `createStore` and answers another.
  const watchEnhancer = (enhancer: Callable): Callable =>
    following(enhancer, (createStore) =>
      isFunction(createStore)
        ? following(createStore, (store) => {
            created(store);
            return store;
          })
        : createStore,
    );
  const watchMade = (made: unknown): unknown => (isFunction(made) ? watchEnhancer(made) : made);

  const follow = (made: unknown, _token: unknown, args: readonly unknown[]): object | undefined => {
    if (!isFunction(made)) return undefined;
    // `compose(options)` answers a `compose`, which then answers the enhancer.
    return isOptions(args) ? following(made, watchMade) : watchEnhancer(made);
  };

  return whenDocumentBegins(
    scope,
    guard.wrap(() => {
      instruments.property(scope, composeKey, plainCompose);
      instruments.method(scope, composeKey, guard, { follow });
      if (!isFunction(readOwn(scope, enhancerKey))) return;
      instruments.method(scope, enhancerKey, guard, {
        follow: (made) => (isFunction(made) ? watchEnhancer(made) : undefined),
      });
    }),
  );
}

const isOptions = ([first]: readonly unknown[]): boolean => typeof first === 'object' && first !== null;

/** Calls as before, and answers what `then` makes of the result. */
const following = (original: Callable, then: (result: unknown) => unknown): Callable =>
  new Proxy(original, { apply: (target, self, args) => then(Reflect.apply(target, self, args)) });

function plainCompose(...args: unknown[]): unknown {
  return isOptions(args) ? composed : composed(...args);
}

function composed(...enhancers: unknown[]): Callable {
  const calls = enhancers.filter(isFunction);
  return (createStore) => calls.reduceRight((made, enhance) => enhance(made), createStore);
}
