/** What a session's times are told by: where it began, and how long ago that is. */
export interface SessionClock {
  /** Epoch ms, by the machine's clock. */
  readonly originMs: number;
  /** ms since then. */
  now(): number;
  /** The same of a time by the page's own clock. */
  of(ms: number): number;
}

/** The machine's clock is looked at so often. */
const LOOK_EVERY_MS = 1_000;
/** By less than this the two clocks may differ: those of machines are put right while they run. */
const TOLERANCE_MS = 1_000;

/**
 * Builds the clock of a session from the page's, which does not stop where a clock is set back, but stands still while a machine
 * sleeps. The epoch time that the browser gives for the page's origin is behind by all that the machine slept since the
 * browser was started.
 *
 * @param now the page's clock, ms
 * @param wall the machine's, epoch ms
 */
export function createSessionClock(now: () => number, wall: () => number): SessionClock {
  const originMs = wall() - now();
  let sleptMs = 0;
  let lookMs = 0;
  return {
    originMs,
    now: () => {
      const ms = now();
      if (ms > lookMs) {
        lookMs = ms + LOOK_EVERY_MS;
        const aheadMs = wall() - originMs - ms;
        if (aheadMs > sleptMs + TOLERANCE_MS) sleptMs = aheadMs;
      }
      return ms + sleptMs;
    },
    of: (ms) => ms + sleptMs,
  };
}
