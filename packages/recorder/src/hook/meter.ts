import type { After } from './timers.ts';

/** Measures the time that our own code takes of the page's thread. */
export interface Meter {
  /** Our code begins. What is answered is for `leave`. */
  enter(): number;
  /** Our code that began with `entered` is done, or has thrown. */
  leave(entered: number): void;
  /** The same timers, with what they run measured. */
  timers(after: After): After;
  /** ms spent since it was last asked. An estimate: the clock is coarse, and of many calls a few are looked at. */
  takeBusyMs(): number;
}

/** Calls looked at, each, before only samples are. */
const WHOLE_CALLS = 200;
const SAMPLE_EVERY = 16;
/** What runs inside our own code is part of it. */
const NESTED = -2;
const UNSEEN = -1;

export function createMeter(now: () => number): Meter {
  let busyMs = 0;
  let calls = 0;
  let isInside = false;
  /** How many calls the one that is looked at stands for. */
  let weight = 1;

  const enter = (): number => {
    if (isInside) return NESTED;
    isInside = true;
    calls += 1;
    if (calls > WHOLE_CALLS && calls % SAMPLE_EVERY !== 0) return UNSEEN;
    weight = calls > WHOLE_CALLS ? SAMPLE_EVERY : 1;
    return now();
  };

  const leave = (entered: number): void => {
    if (entered === NESTED) return;
    isInside = false;
    if (entered !== UNSEEN) busyMs += (now() - entered) * weight;
  };

  return {
    enter,
    leave,
    timers: (after) => (ms, run) =>
      after(ms, () => {
        const entered = enter();
        try {
          run();
        } finally {
          leave(entered);
        }
      }),
    takeBusyMs: () => {
      const taken = busyMs;
      busyMs = 0;
      calls = 0;
      return taken;
    },
  };
}
