import type { StoreSource } from '../store/store-source.ts';
import type { TimeMachine } from './create-time-machine.ts';

/** For stores whose whole state can be set. */
export function createSetMachine(
  setState: (state: unknown) => void,
  { getState, subscribe }: Pick<StoreSource, 'getState' | 'subscribe'>,
): TimeMachine {
  let live: { readonly state: unknown } | undefined;
  let unsubscribe: unknown;
  let shown: unknown;
  let isChanged = false;

  return {
    put: (state) => {
      live ??= { state: getState() };
      shown = state;
      unsubscribe ??= subscribe(() => {
        isChanged ||= !Object.is(getState(), shown);
      });
      setState(state);
      return Object.is(getState(), state);
    },
    release: () => {
      if (live === undefined) return;
      const { state } = live;
      live = undefined;
      if (typeof unsubscribe === 'function') unsubscribe();
      setState(state);
    },
    get isChanged() {
      return isChanged;
    },
  };
}
