import type { LaneItem } from './lane.ts';

/** More lines than these make a lane too tall; what finds no free line shares the last. */
const MAX_ROWS = 4;

/** Gives bars that overlap a line each. Marks stay on the first. `items` come in the order of time. */
export function stackRows(items: readonly LaneItem[]): { readonly rows: number; readonly items: readonly LaneItem[] } {
  const busyUntil: number[] = [];
  const stacked = items.map((item) => {
    if (item.shape !== 'bar') return item;
    const free = busyUntil.findIndex((until) => until <= item.fromAt);
    const row = Math.min(free === -1 ? busyUntil.length : free, MAX_ROWS - 1);
    busyUntil[row] = Math.max(busyUntil[row] ?? 0, item.untilAt);
    return row === item.row ? item : { ...item, row };
  });
  return { rows: Math.max(1, busyUntil.length), items: stacked };
}
