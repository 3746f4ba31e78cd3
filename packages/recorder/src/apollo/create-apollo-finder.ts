import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import type { Pace } from '../store/pace-copies.ts';
import type { StoreSource } from '../store/store-source.ts';
import { apolloSources } from './apollo-sources.ts';

export interface ApolloFinderOptions extends Pace {
  readonly instruments: Instruments;
  readonly guard: Guard;
}

/** Answers the stores in an Apollo client, the same ones for the same client. None for anything else. */
export type ApolloFinder = (client: unknown, via: string) => readonly StoreSource[];

type Listener = () => void;

/** By these a cache changes. All that is written ends with the first; the others need not tell anybody. */
const changingMethods = ['broadcastWatches', 'reset', 'restore', 'gc'];

/**
 * Finds the cache of Apollo Client 3 and 4. It tells only those who watch a query, so the methods by which it changes are
 * watched, once for all caches of a kind.
 */
export function createApolloFinder({ instruments, guard, now, after }: ApolloFinderOptions): ApolloFinder {
  const known = new WeakMap<object, readonly StoreSource[]>();
  const listeners = new WeakMap<object, Set<Listener>>();
  const watched = new WeakMap<object, Set<string>>();

  const changed = (cache: unknown) => {
    if (typeof cache !== 'object' || cache === null) return;
    // In the middle of a transaction the cache may show a layer as its data. It is told once more at the end.
    if (readOwn(cache, 'txCount')) return;
    for (const listener of listeners.get(cache) ?? []) listener();
  };

  const watchMethods = (cache: object) => {
    for (const method of changingMethods) {
      const owner = ownerOf(cache, method);
      const done = owner && (watched.get(owner) ?? new Set());
      if (!owner || !done || done.has(method)) continue;
      watched.set(owner, done.add(method));
      instruments.method(owner, method, guard, { after: (_result, _token, _args, self) => changed(self) });
    }
  };

  const listen = (cache: object) => (listener: Listener) => {
    const own = listeners.get(cache) ?? new Set();
    listeners.set(cache, own.add(listener));
    return () => own.delete(listener);
  };

  return (client, via) => {
    const cache = readPath(client, 'cache');
    if (typeof cache !== 'object' || cache === null) return [];
    const extract = readMethod(cache, 'extract');
    if (!extract || !readMethod(cache, 'broadcastWatches')) return [];
    const sources =
      known.get(cache) ??
      apolloSources({ cache, extract, via, name: nameOf(client), listen: listen(cache) }, { now, after });
    if (!known.has(cache)) watchMethods(cache);
    known.set(cache, sources);
    return sources;
  };
}

function ownerOf(object: object, key: string): object | undefined {
  let owner: object | null = object;
  while (owner && !Object.hasOwn(owner, key)) owner = Reflect.getPrototypeOf(owner);
  return owner ?? undefined;
}

function nameOf(client: unknown): string {
  const name = readPath(client, 'devtoolsConfig', 'name');
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : 'cache';
}
