import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import type { StoreSource } from './store-source.ts';

interface CachedQuery {
  readonly queryKey: unknown;
  readonly state: unknown;
}

/** Finds the query cache by the `client` that a `QueryClientProvider` is given: TanStack Query, and React Query 3. */
export function findQueryCaches(fiber: object): StoreSource[] {
  const source = queryCacheSource(readPath(fiber, 'memoizedProps', 'client'), 'react provider');
  return source ? [source] : [];
}

/**
 * What a query client has in its cache, as one state: each query's key and state, under the query's hash. The library
 * replaces a query's state when it changes, so parts that are the same are the same object.
 */
export function queryCacheSource(client: unknown, via: string): StoreSource | undefined {
  const cache = readMethod(client, 'getQueryCache')?.();
  if (typeof cache !== 'object' || cache === null) return undefined;
  const [getAll, get, subscribe] = ['getAll', 'get', 'subscribe'].map((key) => readMethod(cache, key));
  if (!getAll || !get || !subscribe) return undefined;

  let queries: Readonly<Record<string, CachedQuery>> = {};
  const readAll = () => {
    const all = getAll();
    queries = Array.isArray(all) ? all.reduce(withQuery, {}) : {};
    return queries;
  };

  // Most of the cache's events are about its observers, and change nothing.
  const read = (event: unknown) => {
    const query = readPath(event, 'query');
    const hash = readPath(query, 'queryHash');
    if (typeof hash !== 'string') readAll();
    else if (get(hash) === query) queries = withQuery(queries, query);
    else if (Object.hasOwn(queries, hash)) {
      const { [hash]: _, ...rest } = queries;
      queries = rest;
    }
  };

  let reading = false;
  return {
    identity: cache,
    library: 'tanstack-query',
    via,
    name: 'queries',
    getState: () => (reading ? queries : readAll()),
    subscribe: (listener) => {
      reading = true;
      const unsubscribe = subscribe((event: unknown) => {
        const before = queries;
        read(event);
        if (queries !== before) listener();
      });
      return () => {
        reading = false;
        queries = {};
        if (typeof unsubscribe === 'function') unsubscribe();
      };
    },
  };
}

function withQuery(queries: Readonly<Record<string, CachedQuery>>, query: unknown): Record<string, CachedQuery> {
  if (typeof query !== 'object' || query === null) return queries;
  const hash = readOwn(query, 'queryHash');
  const state = readOwn(query, 'state');
  if (typeof hash !== 'string' || queries[hash]?.state === state) return queries;
  return { ...queries, [hash]: { queryKey: readOwn(query, 'queryKey'), state } };
}
