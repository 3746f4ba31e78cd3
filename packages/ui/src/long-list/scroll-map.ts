/** Browsers lay out no taller box than some 33 million px, and place nothing exactly near that. */
const MOST_PX = 16_000_000;

/** How rows stand in a box that scrolls: all below each other, or squeezed where they would be taller than a box can be. */
export interface ScrollMap {
  /** Of the box inside. */
  readonly heightPx: number;
  /** How far the list is moved up when the box is scrolled so far. */
  offsetAt(scrollTopPx: number): number;
  /** How far the box is scrolled when the list is moved up so far. */
  scrollTopAt(offsetPx: number): number;
  /** How far to scroll so that a row is seen: no further than needed, or to the middle. */
  scrollTopFor(row: number, scrollTopPx: number, align: 'nearest' | 'center'): number;
}

/** @param viewPx Height of what is seen at once. */
export function createScrollMap(rows: number, rowPx: number, viewPx: number): ScrollMap {
  const allPx = rows * rowPx;
  const heightPx = Math.min(allPx, MOST_PX);
  const ratio = heightPx <= viewPx ? 1 : (allPx - viewPx) / (heightPx - viewPx);
  const offsetAt = (scrollTopPx: number): number => scrollTopPx * ratio;
  const scrollTopAt = (offsetPx: number): number => offsetPx / ratio;
  return {
    heightPx,
    offsetAt,
    scrollTopAt,
    scrollTopFor(row, scrollTopPx, align) {
      const offsetPx = offsetAt(scrollTopPx);
      const topPx = row * rowPx;
      if (align === 'center') return scrollTopAt(Math.max(0, topPx - (viewPx - rowPx) / 2));
      if (topPx < offsetPx) return scrollTopAt(topPx);
      return topPx + rowPx > offsetPx + viewPx ? scrollTopAt(topPx + rowPx - viewPx) : scrollTopPx;
    },
  };
}
