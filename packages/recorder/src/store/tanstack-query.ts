import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import { createTable } from './create-table.ts';
import type { StoreSource } from './store-source.ts';

/** Finds the query cache by the `client` that a `QueryClientProvider` is given: TanStack Query, and React Query 3. */
export function findQueryCaches(fiber: object): StoreSource[] {
  const source = queryCacheSource(readPath(fiber, 'memoizedProps', 'client'), 'react provider');
  return source ? [source] : [];
}

/**
 * What a query client has in its cache, as one state: each query's key and state, under the query's hash. The library
 * replaces a query's state when it changes, so parts that are the same are the same object. What no component shows has `shown: false`: it is
 * kept for a while, and mostly asked for anew once it is shown again.
 */
export function queryCacheSource(client: unknown, via: string): StoreSource | undefined {
  const cache = readMethod(client, 'getQueryCache')?.();
  if (typeof cache !== 'object' || cache === null) return undefined;
  const [getAll, get, subscribe] = ['getAll', 'get', 'subscribe'].map((key) => readMethod(cache, key));
  if (!getAll || !get || !subscribe) return undefined;

  const read = () => {
    const all: unknown = getAll();
    const queries: Record<string, CachedQuery> = {};
    for (const query of Array.isArray(all) ? all : []) {
      const hash = readPath(query, 'queryHash');
      if (typeof hash === 'string') queries[hash] = cached(query);
    }
    return queries;
  };

  const table = createTable({
    identity: cache,
    library: 'tanstack-query',
    via,
    name: 'queries',
    read,
    follow: () =>
      subscribe((event: unknown) => {
        const query = readPath(event, 'query');
        const hash = readPath(query, 'queryHash');
        if (typeof hash !== 'string') table.replace(read());
        else table.put(hash, get(hash) === query ? cached(query) : undefined);
      }),
  });
  return table.source;
}

type CachedQuery = Readonly<Record<string, unknown>>;

const cached = (query: unknown): CachedQuery => {
  const held = Object(query);
  const observers = readOwn(held, 'observers');
  const isUnseen = Array.isArray(observers) && observers.length === 0;
  return { queryKey: readOwn(held, 'queryKey'), state: readOwn(held, 'state'), ...(isUnseen && { shown: false }) };
};
