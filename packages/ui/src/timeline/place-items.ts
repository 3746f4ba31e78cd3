import { clusterItems } from './cluster-items.ts';
import type { Layout } from './compute-layout.ts';
import type { Span } from './lane.ts';
import type { PlacedItem } from './lane-plot.tsx';
import { placeLabels } from './place-labels.ts';

/** The items in view with their places. Bars are cut at the edges of the plot. */
export function placeItems(view: Span, layout: Layout): readonly PlacedItem[] {
  const msPerPx = layout.atOf(1) - layout.atOf(0);
  return layout.tracks.flatMap(({ track, lanes }) =>
    lanes.flatMap(({ rowsTopPx }, index) => {
      const lane = track.lanes[index];
      if (lane === undefined) return [];
      const placed = clusterItems(lane, view, msPerPx).map((item) => {
        const xPx = Math.max(layout.plotPx, layout.xOf(item.fromAt));
        const endPx = Math.min(layout.widthPx, layout.xOf(item.untilAt));
        const yPx = rowsTopPx + (item.row + 0.5) * layout.rowPx;
        return { item, track: track.key, lane: lane.kind, xPx, yPx, widthPx: Math.max(0, endPx - xPx) };
      });
      return placeLabels(placed);
    }),
  );
}
