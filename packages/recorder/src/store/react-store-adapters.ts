import type { ApolloFinder } from '../apollo/create-apollo-finder.ts';
import { readPath } from '../hook/read-own.ts';
import { createJotaiAdapter } from './jotai.ts';
import { findReduxStores } from './redux.ts';
import type { StoreAdapter } from './store-source.ts';
import { findQueryCaches } from './tanstack-query.ts';
import { findZustandStores } from './zustand.ts';

/** The libraries whose stores are found by what a React component holds of them. */
export function createReactStoreAdapters(apolloStoresOf: ApolloFinder): readonly StoreAdapter[] {
  const findApolloCaches: StoreAdapter = (fiber) =>
    apolloStoresOf(readPath(fiber, 'memoizedProps', 'client'), 'react provider');
  return [findZustandStores, findReduxStores, findQueryCaches, createJotaiAdapter(), findApolloCaches];
}
