/** A receiver that asks for more, or a proxy in front of it, is asked again all the same. */
const LONGEST_MS = 5 * 60_000;

/**
 * How long the header `Retry-After` asks to be left alone, five minutes at most.
 *
 * Absent: it is not there, or is no number of seconds; a date in its place is not ours, and the usual intervals will do.
 */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null || !/^\d{1,9}$/.test(header)) return undefined;
  return Math.min(Number(header) * 1_000, LONGEST_MS);
}
