/** What is stored during a look is read in the next one, and so on, until a look is short. */
const SHORT_LOOK_MS = 1_000;

/** Each look is to take less than this share of the one before: else more comes than can be judged, and there is no end. */
const SHRINKING_SHARE = 0.8;

/**
 * Looks again and again at what is stored, for as long as that brings detection nearer to now.
 *
 * @param look gives how long it took, ms.
 */
export async function lookUntilNear(look: () => Promise<number>): Promise<void> {
  for (let lastMs = Number.POSITIVE_INFINITY; ; ) {
    const tookMs = await look();
    if (tookMs <= SHORT_LOOK_MS || tookMs > lastMs * SHRINKING_SHARE) return;
    lastMs = tookMs;
  }
}
