import type { PlacedItem } from './lane-plot.tsx';

/** Room that a label needs before it is worth showing. */
const LEAST_PX = 56;
/** Before a label, and around a mark. */
const FREE_PX = 12;

/** Finds room for the labels of bars in one lane, beside the marks that stand on them. */
export function placeLabels(placed: readonly PlacedItem[]): readonly PlacedItem[] {
  const marks = placed.filter(({ item }) => item.shape !== 'bar').toSorted((a, b) => a.xPx - b.xPx);
  return placed.map((bar) => (bar.item.shape === 'bar' ? { ...bar, labelPx: labelPxOf(bar, marks) } : bar));
}

function labelPxOf({ xPx, yPx, widthPx }: PlacedItem, marks: readonly PlacedItem[]): number | undefined {
  let fromPx = FREE_PX;
  for (const mark of marks) {
    const [beginPx, endPx] = [mark.xPx - xPx - FREE_PX / 2, mark.xPx - xPx + mark.widthPx + FREE_PX];
    if (mark.yPx !== yPx || endPx < fromPx) continue;
    if (beginPx - fromPx >= LEAST_PX) break;
    fromPx = endPx;
  }
  return fromPx + LEAST_PX - FREE_PX <= widthPx ? fromPx : undefined;
}
