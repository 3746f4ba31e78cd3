import { type Guarded, isCount, recordOf } from './guard.ts';
import { hashOf } from './hash.ts';

export const isHeads = recordOf(isCount);

/** The last sequence number of every scope that a user may see. A scope that is not named is not theirs (any more). */
export type Heads = Guarded<typeof isHeads>;

/**
 * A short name for a set of heads, the same on both sides, whatever the order. Over what a client *holds*, it is the ETag of a conditional read; over what it *knows of*,
 * it must be what a heartbeat's answer carries: where it is not, something was missed.
 */
export function headsTag(epoch: string, heads: Iterable<readonly [scope: string, seq: number]>): string {
  let low = hashOf(epoch);
  let high = hashOf(epoch, 0x01000193);
  for (const [scope, seq] of heads) {
    const text = `${scope}@${seq}`;
    // Sums do not depend on the order, so neither side has to sort.
    low = (low + hashOf(text)) >>> 0;
    high = (high + hashOf(text, 0x2f0b4a27)) >>> 0;
  }
  return high.toString(36) + low.toString(36);
}
