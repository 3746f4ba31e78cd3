import { nativeGetter } from './native.ts';

export interface Cause {
  readonly cause?: number;
  readonly causeHow?: 'sync' | 'async';
}

/** Knows which record is being handled right now, so that a change can name its cause. */
export interface Causes {
  /** The page's handlers of `event` run next; `seq` is its record. */
  during(event: Event, seq: number): void;
  /** The promise chain that follows from record `seq` runs next. */
  following(seq: number): void;
  current(): Cause;
}

/** @param afterTask runs its argument when the current task and its microtasks are over. */
export function createCauses(scope: typeof globalThis, afterTask: (run: () => void) => void): Causes {
  const phaseOf = nativeGetter(scope.Event.prototype, 'eventPhase');
  let dispatched: Event | undefined;
  let dispatchedSeq = 0;
  let followed = 0;
  return {
    during: (event, seq) => {
      dispatched = event;
      dispatchedSeq = seq;
    },
    following: (seq) => {
      followed = seq;
      afterTask(() => {
        if (followed === seq) followed = 0;
      });
    },
    current: () => {
      // An event's phase goes back to 0 when its dispatch ends, microtasks of its handlers included: no clean-up needed.
      if (dispatched && phaseOf(dispatched) !== 0) return { cause: dispatchedSeq, causeHow: 'sync' };
      dispatched = undefined;
      return followed === 0 ? {} : { cause: followed, causeHow: 'async' };
    },
  };
}
