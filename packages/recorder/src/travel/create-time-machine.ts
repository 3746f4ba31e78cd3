import { readOwn } from '../hook/read-own.ts';
import { isFunction } from '../react/fiber.ts';
import type { StoreSource } from '../store/store-source.ts';
import { createReduxMachine } from './create-redux-machine.ts';
import { createSetMachine } from './create-set-machine.ts';

/** Puts one store back to former states. */
export interface TimeMachine {
  /** Answers whether the store holds it now. */
  put(state: unknown): boolean;
  /** The store holds again what it held. Does nothing where nothing was put. */
  release(): void;
  /** The page wrote to the store meanwhile, and that is lost. */
  readonly isChanged: boolean;
}

/** The way that a store's library has; or why there is none, in a sentence. */
export function createTimeMachine(source: StoreSource): TimeMachine | string {
  const { handle, library, reducer } = source;
  if (library === 'redux') {
    if (handle === undefined || !isFunction(reducer?.()))
      return 'What reduces its state is not known: it was created where no developer tools may enhance it, or before recording.';
    if (readOwn(handle, 'liftedStore') !== undefined) return 'Redux DevTools hold it: travel there.';
    return createReduxMachine(handle, source, reducer);
  }
  if (library === 'zustand' && handle === undefined)
    return 'Its components show no way to write to it: so it is with Zustand 4, and with createWithEqualityFn.';
  const setState = handle && readOwn(handle, 'setState');
  if (!isFunction(setState)) return `Its whole state cannot be set from outside (${library}).`;
  return createSetMachine((state) => setState.call(handle, state, true), source);
}
