import { readOwn, readPath } from '../hook/read-own.ts';
import { isFunction } from '../react/fiber.ts';
import type { StoreSource } from './store-source.ts';

/** Finds Redux stores by the `store` that a `Provider` of react-redux is given. */
export function findReduxStores(fiber: object): StoreSource[] {
  const source = reduxSource(readPath(fiber, 'memoizedProps', 'store'), 'react provider');
  return source ? [source] : [];
}

/**
 * What makes a Redux store: `dispatch`, `getState`, `subscribe`. `undefined` for anything else.
 *
 * @param reducer where it was seen how the store was created
 */
export function reduxSource(store: unknown, via: string, reducer?: () => unknown): StoreSource | undefined {
  if (typeof store !== 'object' || store === null) return undefined;
  const [dispatch, getState, subscribe] = ['dispatch', 'getState', 'subscribe'].map((key) => readOwn(store, key));
  if (!isFunction(dispatch) || !isFunction(getState) || !isFunction(subscribe)) return undefined;
  const source = { identity: getState, library: 'redux', via, handle: store, getState: () => getState(), subscribe };
  return reducer ? { ...source, reducer } : source;
}
