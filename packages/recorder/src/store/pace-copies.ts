import type { After } from '../hook/timers.ts';

export interface Pace {
  readonly now: () => number;
  readonly after: After;
}

/** Keeps the copies of a state to a share of the page's time. */
export interface CopyPace {
  /** Makes a copy, and notes what it cost. */
  copy<Copy>(make: () => Copy): Copy;
  /** Runs `run` as soon as the next copy may be made: at once, as long as copies cost little. One waits at a time. */
  whenDue(run: () => void): void;
}

/** A copy may take a twentieth of the page's time. Copies of small states are made at once. */
const share = 1 / 20;
const cheapMs = 4;

export function paceCopies({ now, after }: Pace): CopyPace {
  let freeAtMs = 0;
  let formerCostMs = 0;
  let waiting = false;

  return {
    copy: (make) => {
      const startMs = now();
      const made = make();
      const costMs = now() - startMs;
      // One slow copy may be the machine's fault, and not the state's.
      if (Math.min(costMs, formerCostMs) > cheapMs) freeAtMs = now() + costMs / share;
      formerCostMs = costMs;
      return made;
    },
    whenDue: (run) => {
      if (waiting) return;
      const waitMs = freeAtMs - now();
      if (waitMs <= 0) return run();
      waiting = true;
      after(waitMs, () => {
        waiting = false;
        run();
      });
    },
  };
}
