const PAGE_ROWS = 10;

/**
 * Where a key leads in a list of `count` rows, from the row `active` (-1: none yet).
 *
 * @returns `undefined` for a key that moves nothing.
 */
export function nextIndex(key: string, active: number, count: number): number | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, active + 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + PAGE_ROWS);
    case 'PageUp':
      return Math.max(0, active - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
