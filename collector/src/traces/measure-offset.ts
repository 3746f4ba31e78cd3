import type { JoinedPacket } from './join-packets.ts';

/**
 * How far the server's clock is ahead of the page's, in ms, by packets that both recorded.
 *
 * No packet arrives before it was sent, so each bounds the offset from one side; the fastest of each direction bound it best,
 * and the middle is off by half a round trip at most. With packets of one direction alone it is off by their fastest way.
 * Absent: there are no packets.
 */
export function measureOffset(packets: readonly JoinedPacket[]): number | undefined {
  let lowest = Number.NEGATIVE_INFINITY;
  let highest = Number.POSITIVE_INFINITY;
  for (const { dir, pageAt, serverAt } of packets) {
    if (dir === 'in') lowest = Math.max(lowest, serverAt - pageAt);
    else highest = Math.min(highest, serverAt - pageAt);
  }
  const bounds = [lowest, highest].filter(Number.isFinite);
  return bounds.length === 0 ? undefined : bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length;
}
