import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { readOwn } from '../hook/read-own.ts';
import { whenDocumentBegins } from '../hook/when-document-begins.ts';
import { isFunction } from '../react/fiber.ts';
import { createConnectionSource } from './connection-source.ts';
import { createReduxDevtools } from './create-redux-devtools.ts';
import { reduxSource } from './redux.ts';
import type { StoreSource } from './store-source.ts';

export interface ReduxDevtoolsOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly onStore: (source: StoreSource) => void;
}

type Callable = (...args: unknown[]) => unknown;

const COMPOSE_KEY = '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__';
const ENHANCER_KEY = '__REDUX_DEVTOOLS_EXTENSION__';
/** What is watched is held: a page that connects without end must not find it all kept. */
const MAX_CONNECTIONS = 100;

/**
 * Finds Redux stores as they are created, React or not, through the functions by which an app lets Redux DevTools enhance
 * its store (Redux Toolkit does so by itself), and other libraries' stores by what they tell the tools over connections.
 * Where the user has Redux DevTools, these are watched and do their work; else stand-ins take their place that do nothing.
 *
 * @returns how to call it off
 */
export function watchReduxDevtools({ scope, instruments, guard, onStore }: ReduxDevtoolsOptions): () => void {
  const created = guard.wrap((store: unknown, [first]: readonly unknown[]) => {
    let reducer = first;
    const source = reduxSource(store, 'redux devtools', () => reducer);
    if (!source?.handle) return;
    instruments.method(source.handle, 'replaceReducer', guard, {
      after: (_result, _token, [next]) => {
        reducer = next;
      },
    });
    onStore(source);
  });

  let connections = 0;
  const connected = (connection: unknown, _token: unknown, [options]: readonly unknown[]) => {
    if (typeof connection !== 'object' || connection === null || connections >= MAX_CONNECTIONS) return;
    connections += 1;
    const { source, told } = createConnectionSource(connection, options);
    const watchCall = (key: string, stateAt: number) => {
      if (!isFunction(readOwn(connection, key))) return;
      instruments.method(connection, key, guard, {
        after: (_result, _sent, args) => {
          if (args[stateAt] === undefined) return;
          told(args[stateAt]);
          onStore(source);
        },
      });
    };
    watchCall('init', 0);
    watchCall('send', 1);
  };

  // An enhancer takes a `createStore` and answers another.
  const watchEnhancer = (enhancer: Callable): Callable =>
    following(enhancer, (createStore) =>
      isFunction(createStore)
        ? following(createStore, (store, args) => {
            created(store, args);
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
      instruments.property(scope, COMPOSE_KEY, plainCompose);
      instruments.method(scope, COMPOSE_KEY, guard, { follow });
      instruments.property(scope, ENHANCER_KEY, createReduxDevtools());
      const tools = readOwn(scope, ENHANCER_KEY);
      if (!isFunction(tools)) return;
      if (isFunction(readOwn(tools, 'connect'))) instruments.method(tools, 'connect', guard, { after: connected });
      instruments.method(scope, ENHANCER_KEY, guard, {
        follow: (made) => (isFunction(made) ? watchEnhancer(made) : undefined),
      });
    }),
  );
}

const isOptions = ([first]: readonly unknown[]): boolean => typeof first === 'object' && first !== null;

/** Calls as before, and answers what `then` makes of the result. */
const following = (original: Callable, then: (result: unknown, args: readonly unknown[]) => unknown): Callable =>
  new Proxy(original, { apply: (target, self, args) => then(Reflect.apply(target, self, args), args) });

function plainCompose(...args: unknown[]): unknown {
  return isOptions(args) ? composed : composed(...args);
}

function composed(...enhancers: unknown[]): Callable {
  const calls = enhancers.filter(isFunction);
  return (createStore) => calls.reduceRight((made, enhance) => enhance(made), createStore);
}
