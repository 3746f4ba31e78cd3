import { readOwn } from '../hook/read-own.ts';
import { isFunction } from '../react/fiber.ts';
import type { StoreSource } from '../store/store-source.ts';
import type { TimeMachine } from './create-time-machine.ts';

/**
 * For Redux: while a former state is shown, the page's actions are reduced all the same, onto the state that is not shown.
 *
 * @param reducer what the store reduces by now
 */
export function createReduxMachine(
  handle: object,
  { getState }: Pick<StoreSource, 'getState'>,
  reducer: (() => unknown) | undefined,
): TimeMachine {
  let shown: unknown;
  let live: unknown;
  let own: unknown;
  let skips = 0;
  let isChanged = false;
  const travelling = (_state: unknown, action: unknown): unknown => {
    if (skips > 0) skips -= 1;
    else if (isFunction(own)) live = own(live, action);
    return shown;
  };
  const replace = (next: unknown) => {
    const replaceReducer = readOwn(handle, 'replaceReducer');
    if (isFunction(replaceReducer)) replaceReducer.call(handle, next);
  };

  return {
    put: (state) => {
      if (own === undefined) {
        own = reducer?.();
        live = getState();
      }
      shown = state;
      // Redux says with an action of its own that the reducer is another.
      skips = 1;
      replace(travelling);
      return Object.is(getState(), state);
    },
    release: () => {
      if (own === undefined) return;
      const current = reducer?.();
      // The page gave the store another reducer meanwhile, which began with the state that was shown.
      isChanged = current !== travelling;
      const next = isChanged ? current : own;
      own = undefined;
      replace(() => live);
      replace(next);
    },
    get isChanged() {
      return isChanged;
    },
  };
}
