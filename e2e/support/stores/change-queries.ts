import { changeItems } from './random-items.ts';
import type { StoreApp } from './store-app.ts';

/** What the query clients of React Query 3 to 5 have in common. */
interface QueryClient {
  getQueryCache(): { getAll(): readonly CachedQuery[] };
  getQueryData(queryKey: readonly unknown[]): unknown;
  setQueryData(queryKey: readonly unknown[], data: unknown): unknown;
}

interface CachedQuery {
  readonly queryHash: string;
  readonly queryKey: unknown;
  readonly state: unknown;
  getObserversCount(): number;
}

interface Calls {
  readonly load: (queryKey: readonly unknown[], load: () => Promise<unknown>) => Promise<unknown>;
  readonly remove: (queryKey: readonly unknown[]) => void;
  readonly invalidate: (queryKey: readonly unknown[]) => Promise<void>;
}

/** Changes a query cache at random. `calls` are those whose form differs between the versions. */
export function changeQueries(client: QueryClient, { load, remove, invalidate }: Calls): StoreApp {
  return {
    step: async (random) => {
      const queryKey = ['items', { list: random(3) }];
      const data = client.getQueryData(queryKey);
      const next = changeItems(Array.isArray(data) ? data : [], random);
      const call = random(8);
      if (call === 0) remove(queryKey);
      else if (call === 1) await invalidate(queryKey);
      else if (call === 2) await load(queryKey, () => Promise.resolve(next));
      else if (call === 3) await load(queryKey, () => Promise.reject(new Error('refused'))).catch(() => undefined);
      else client.setQueryData(queryKey, next);
    },
    states: () => {
      const all = client.getQueryCache().getAll();
      return { queries: Object.fromEntries(all.map((query) => [query.queryHash, heldOf(query)])) };
    },
  };
}

const heldOf = (query: CachedQuery) => ({
  queryKey: query.queryKey,
  state: query.state,
  ...(query.getObserversCount() === 0 && { shown: false }),
});
