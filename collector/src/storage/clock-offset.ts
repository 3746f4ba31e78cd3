/** Clocks that differ by less are taken to agree, ms: a post may be under way for as long. */
const AGREE_MS = 3_000;

/** A post that comes sooner than one before, by so much, shows that this one had been under way, ms. */
const SOONER_MS = 1_000;

/** No post is under way for longer, ms: senders give it up before. */
const LONGEST_MS = 30_000;

/**
 * By how much a sender's clock is behind the collector's, in whole ms; negative: ahead.
 *
 * What is measured is never less than that, and more by the time that the post was under way: so less is believed at once, and more
 * only where one of the clocks must have been set.
 *
 * @param lagMs from when a post was sent, by its sender's clock, to when it came, by the collector's.
 * @param known what was found before. Absent: nothing.
 */
export function judgeClockOffset(lagMs: number, known?: number): number {
  const offsetMs = Math.abs(lagMs) < AGREE_MS ? 0 : Math.round(lagMs);
  if (known === undefined || lagMs > known + LONGEST_MS) return offsetMs;
  return lagMs < known - SOONER_MS ? Math.min(offsetMs, known) : known;
}
