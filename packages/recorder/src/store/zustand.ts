import { readOwn } from '../hook/read-own.ts';
import { depsOf, hooksOf, isFunction } from '../react/fiber.ts';
import type { StoreSource } from './store-source.ts';

/**
 * Finds Zustand stores by the hooks of a component that uses one.
 *
 * 5: the `useCallback` before `useSyncExternalStore` has deps `[api, selector]`. 4, and `useStoreWithEqualityFn` of both:
 * a memo with deps `[getState, getInitialState, selector, isEqual]`, and after it the subscription's effect with deps `[subscribe]`.
 */
export function findZustandStores(fiber: object): StoreSource[] {
  const hooks = hooksOf(fiber);
  const found: StoreSource[] = [];
  for (const [at, hook] of hooks.entries()) {
    const deps = depsOf(hook);
    for (const dep of deps) {
      const api = sourceOf(dep);
      if (api) found.push(api);
    }
    const [getState, getInitialState] = deps;
    if (deps.length !== 4 || !isFunction(getState) || !(isFunction(getInitialState) || getInitialState === null))
      continue;
    const subscribe = subscriptionAfter(hooks, at);
    if (subscribe) found.push(pairSource(getState, subscribe));
  }
  return found;
}

function sourceOf(value: unknown): StoreSource | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const [getState, setState, subscribe] = ['getState', 'setState', 'subscribe'].map((key) => readOwn(value, key));
  // Redux has `dispatch` where Zustand has `setState`.
  if (!isFunction(getState) || !isFunction(setState) || !isFunction(subscribe)) return undefined;
  return { ...pairSource(getState, subscribe), handle: value };
}

/** The store is known by `getState`, which is all that every way of finding it has in common. */
function pairSource(
  getState: (...args: unknown[]) => unknown,
  subscribe: (...args: unknown[]) => unknown,
): StoreSource {
  return { identity: getState, library: 'zustand', via: 'react hook', getState: () => getState(), subscribe };
}

function subscriptionAfter(hooks: readonly object[], at: number): ((...args: unknown[]) => unknown) | undefined {
  for (const hook of hooks.slice(at + 1, at + 4)) {
    const deps = depsOf(hook);
    if (deps.length === 1 && isFunction(deps[0])) return deps[0];
  }
  return undefined;
}
