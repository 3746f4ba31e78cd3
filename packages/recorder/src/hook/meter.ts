import type { Guard } from './guard.ts';
import type { After } from './timers.ts';

/** Measures the time that our own code takes of the page's thread. */
export interface Meter {
  /** The same guard, with what it runs measured. */
  guard(guard: Guard): Guard;
  /** The same timers, with what they run measured. */
  timers(after: After): After;
  /** ms spent since it was last asked. An estimate: the clock is coarse, and of many calls a few are looked at. */
  takeBusyMs(): number;
}

/** Calls looked at, each, before only samples are. */
const wholeCalls = 200;
const sampleEvery = 16;
const { apply } = Reflect;

export function createMeter(now: () => number): Meter {
  let busyMs = 0;
  let calls = 0;
  // What runs inside our own code is part of it.
  let isInside = false;

  const measured =
    <Args extends unknown[], Value>(run: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (isInside) return apply(run, undefined, args);
      calls += 1;
      const weight = weightOf(calls);
      const startMs = weight === 0 ? 0 : now();
      isInside = true;
      try {
        return apply(run, undefined, args);
      } finally {
        isInside = false;
        if (weight > 0) busyMs += (now() - startMs) * weight;
      }
    };

  return {
    guard: (guard) => ({ ...guard, wrap: (work) => measured(guard.wrap(work)) }),
    timers: (after) => (ms, run) => after(ms, measured(run)),
    takeBusyMs: () => {
      const taken = busyMs;
      busyMs = 0;
      calls = 0;
      return taken;
    },
  };
}

/** How many calls this one stands for. 0: it is not looked at. */
function weightOf(call: number): number {
  if (call <= wholeCalls) return 1;
  return call % sampleEvery === 0 ? sampleEvery : 0;
}
