/** A timer that is set for longer fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** For how long to set a timer that is to fire in `inMs`: at once where that is over, and early where it is more than 24 days away. */
export const timerMs = (inMs: number): number => Math.min(Math.max(0, inMs), LONGEST_MS);
