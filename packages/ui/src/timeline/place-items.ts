import type { Layout } from './compute-layout.ts';
import type { Lane, Span } from './lane.ts';
import type { PlacedItem } from './lane-plot.tsx';
import { visibleItems } from './visible-items.ts';

/** The items in view with their places. Bars are cut at the edges of the plot. */
export function placeItems(lanes: readonly Lane[], view: Span, layout: Layout): readonly PlacedItem[] {
  const msPerPx = layout.atOf(1) - layout.atOf(0);
  return lanes.flatMap((lane, index) => {
    const rowsTopPx = layout.lanes[index]?.rowsTopPx ?? 0;
    return visibleItems(lane, view, msPerPx).map((item) => {
      const xPx = Math.max(layout.plotPx, layout.xOf(item.fromAt));
      const endPx = Math.min(layout.widthPx, layout.xOf(item.untilAt));
      const yPx = rowsTopPx + (item.row + 0.5) * layout.rowPx;
      return { item, lane: lane.kind, xPx, yPx, widthPx: Math.max(0, endPx - xPx) };
    });
  });
}
