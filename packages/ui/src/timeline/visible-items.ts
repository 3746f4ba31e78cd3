import type { Lane, LaneItem, Span } from './lane.ts';

/**
 * The items of a lane in view, without marks that would stand on the same pixel as the one before.
 * Evidence and what was missed is never left out.
 */
export function visibleItems({ items }: Lane, view: Span, msPerPx: number): readonly LaneItem[] {
  const shown: LaneItem[] = [];
  let nextFreeAt = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    if (item.untilAt < view.fromAt || item.fromAt > view.untilAt) continue;
    const isDispensable = item.shape === 'mark' && item.role === undefined;
    if (isDispensable && item.fromAt < nextFreeAt) continue;
    if (isDispensable) nextFreeAt = item.fromAt + msPerPx;
    shown.push(item);
  }
  return shown;
}
