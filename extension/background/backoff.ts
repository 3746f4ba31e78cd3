const FIRST_MS = 500;
/** A page whose collector was just started is not to wait for long. */
const MAX_MS = 10_000;

/**
 * How long to wait before the next attempt, in ms.
 *
 * It doubles with each failure up to ten seconds. Half of it is chance, so that many browsers do not come back to a
 * restarted collector in the same instant. `attempt` counts failures from 1; `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  const whole = Math.min(FIRST_MS * 2 ** (attempt - 1), MAX_MS);
  return whole / 2 + (whole / 2) * random();
}
