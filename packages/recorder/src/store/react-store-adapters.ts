import { findReduxStores } from './redux.ts';
import type { StoreAdapter } from './store-source.ts';
import { findZustandStores } from './zustand.ts';

/** The libraries whose stores are found by what a React component holds of them. */
export const reactStoreAdapters: readonly StoreAdapter[] = [findZustandStores, findReduxStores];
