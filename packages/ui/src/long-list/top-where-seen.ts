import type { LongItems } from './long-list.tsx';
import type { ScrollMap } from './scroll-map.ts';

/** A list as it was drawn last. */
export interface SeenRows<Item> {
  readonly items: LongItems<Item>;
  readonly map: ScrollMap;
  /** Height of what is seen at once. */
  readonly viewPx: number;
}

/** A list that is to be drawn now, in a box that is still scrolled as it was. */
export interface ComingRows<Item> extends SeenRows<Item> {
  readonly rowPx: number;
  readonly scrollTopPx: number;
  /** Height of the box as it is. One that has grown is scrolled back by that before anybody measures it. */
  readonly boxPx: number;
}

/** The box may stop a fraction of a pixel before its end. */
const END_PX = 2;

/**
 * How far to scroll so that a reader sees what they saw: the end, or the row at the top.
 *
 * @param seen `undefined`: nothing was drawn yet.
 * @returns `undefined` where the box need not move.
 */
export function topWhereSeen<Item>(
  seen: SeenRows<Item> | undefined,
  { items, map, rowPx, viewPx, scrollTopPx, boxPx }: ComingRows<Item>,
): number | undefined {
  if (seen === undefined) return map.heightPx;
  if (seen.items === items && seen.viewPx === viewPx) return undefined;
  if (scrollTopPx + Math.max(seen.viewPx, boxPx) >= seen.map.heightPx - END_PX) return map.heightPx;
  const seenPx = seen.map.offsetAt(scrollTopPx);
  const top = Math.floor(seenPx / rowPx);
  const item = seen.items.at(top);
  const row = item === undefined ? -1 : items.rowOf(item);
  return row < 0 || row === top ? undefined : map.scrollTopAt(row * rowPx + (seenPx - top * rowPx));
}
