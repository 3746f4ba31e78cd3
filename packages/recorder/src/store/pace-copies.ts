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

/** Copies may take a twentieth of the page's time. */
const SHARE = 1 / 20;
/** What was not taken so far may be taken at once, up to so much: a small state that changes often in a moment is told whole. */
const MOST_SAVED_MS = 50;
const CHEAP_MS = 4;

export function paceCopies({ now, after }: Pace): CopyPace {
  let savedMs = MOST_SAVED_MS;
  let countedAtMs = now();
  let formerCostMs = CHEAP_MS;
  let waiting = false;

  /** The time that may be taken now; less than none after a copy that took more. */
  const saved = (): number => Math.min(MOST_SAVED_MS, savedMs + (now() - countedAtMs) * SHARE);

  return {
    copy: (make) => {
      const startMs = now();
      const made = make();
      const costMs = now() - startMs;
      // One slow copy may be the machine's fault, and not the state's.
      savedMs = saved() - Math.min(costMs, Math.max(CHEAP_MS, formerCostMs));
      countedAtMs = now();
      formerCostMs = costMs;
      return made;
    },
    whenDue: (run) => {
      if (waiting) return;
      const lackMs = -saved();
      if (lackMs <= 0) return run();
      waiting = true;
      after(lackMs / SHARE, () => {
        waiting = false;
        run();
      });
    },
  };
}
