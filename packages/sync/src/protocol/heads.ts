import { type Guarded, isCount, recordOf } from './guard.ts';

export const isHeads = recordOf(isCount);

/** The last sequence number of every scope that a user may see. A scope that is not named is not theirs (any more). */
export type Heads = Guarded<typeof isHeads>;

/**
 * A short name for a set of heads, the same on both sides, whatever the order. The client computes it over what it *holds*: equal tags mean that nothing was missed,
 * so it serves as the ETag of a conditional read and as the proof that a heartbeat carries.
 */
export function headsTag(epoch: string, heads: Iterable<readonly [scope: string, seq: number]>): string {
  let low = fold(epoch, 0x811c9dc5);
  let high = fold(epoch, 0x01000193);
  for (const [scope, seq] of heads) {
    const text = `${scope}@${seq}`;
    // Sums do not depend on the order, so neither side has to sort.
    low = (low + fold(text, 0x811c9dc5)) >>> 0;
    high = (high + fold(text, 0x2f0b4a27)) >>> 0;
  }
  return high.toString(36) + low.toString(36);
}

/** FNV-1a with a last mix, so that texts that differ in their end only differ in every bit. */
function fold(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
