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
const share = 1 / 20;
/** What was not taken so far may be taken at once, up to so much: a small state that changes often in a moment is told whole. */
const mostSavedMs = 50;
const cheapMs = 4;

export function paceCopies({ now, after }: Pace): CopyPace {
  let savedMs = mostSavedMs;
  let countedAtMs = now();
  let formerCostMs = cheapMs;
  let waiting = false;

  /** The time that may be taken now; less than none after a copy that took more. */
  const saved = (): number => Math.min(mostSavedMs, savedMs + (now() - countedAtMs) * share);

  return {
    copy: (make) => {
      const startMs = now();
      const made = make();
      const costMs = now() - startMs;
      // One slow copy may be the machine's fault, and not the state's.
      savedMs = saved() - Math.min(costMs, Math.max(cheapMs, formerCostMs));
      countedAtMs = now();
      formerCostMs = costMs;
      return made;
    },
    whenDue: (run) => {
      if (waiting) return;
      const lackMs = -saved();
      if (lackMs <= 0) return run();
      waiting = true;
      after(lackMs / share, () => {
        waiting = false;
        run();
      });
    },
  };
}
