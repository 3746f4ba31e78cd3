import type { Span, Track } from './lane.ts';

/** A column of the overview: how much there is at that time, and whether some of it is bad. */
export interface OverviewBin {
  readonly count: number;
  readonly bad: number;
}

export interface Overview {
  readonly bins: readonly OverviewBin[];
  /** The highest count. */
  readonly most: number;
  readonly gaps: readonly Span[];
  /** When evidence was recorded. */
  readonly evidenceAt: readonly number[];
}

/** All tracks in one line of `count` columns over the extent: each item where it begins. */
export function computeOverview(tracks: readonly Track[], extent: Span, count: number): Overview {
  const bins = Array.from({ length: count }, () => ({ count: 0, bad: 0 }));
  const perMs = count / Math.max(1, extent.untilAt - extent.fromAt);
  const items = tracks.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.items));
  for (const { fromAt, tone } of items) {
    const bin = bins[Math.min(count - 1, Math.max(0, Math.floor((fromAt - extent.fromAt) * perMs)))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.bad += tone === 'bad' ? 1 : 0;
  }
  const most = bins.reduce((highest, bin) => Math.max(highest, bin.count), 0);
  const evidenceAt = items.flatMap(({ role, fromAt }) => (role === undefined ? [] : [fromAt]));
  return { bins, most, gaps: tracks[0]?.gaps ?? [], evidenceAt };
}
