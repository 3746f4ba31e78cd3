import { followList, type ListSource, type ListView } from './follow-list.ts';

/** What is used of a `QueryClient`, 3 or newer. */
export interface QueryCache {
  setQueryData(key: readonly unknown[], data: unknown): unknown;
}

/** Keeps a query's data to a list. Give the query `staleTime: Infinity`: it has nothing to fetch. Answers how to stop. */
export function bindQuery(
  client: ListSource,
  view: ListView,
  queries: QueryCache,
  key: readonly unknown[],
): () => void {
  return followList(client, view, (list) => queries.setQueryData(key, list));
}
