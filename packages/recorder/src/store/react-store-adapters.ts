import { createJotaiAdapter } from './jotai.ts';
import { findReduxStores } from './redux.ts';
import type { StoreAdapter } from './store-source.ts';
import { findQueryCaches } from './tanstack-query.ts';
import { findZustandStores } from './zustand.ts';

/** The libraries whose stores are found by what a React component holds of them. */
export function createReactStoreAdapters(): readonly StoreAdapter[] {
  return [findZustandStores, findReduxStores, findQueryCaches, createJotaiAdapter()];
}
