import { useRef } from 'react';

/** Rows that were marked, for what is done with many at once. */
export interface Marks {
  readonly marked: ReadonlySet<string>;
  readonly onMark: (keys: readonly string[], isMarked: boolean) => void;
}

/**
 * Gives what marks the row at an index, or takes its mark away; or marks all from another row: that at `from`, or the one
 * that was marked last. Without `marks` it does nothing.
 */
export function useMark<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  marks: Marks | undefined,
): (index: number, from?: number | 'last') => void {
  const last = useRef<string>(undefined);
  return (index, from) => {
    const item = items[index];
    if (marks === undefined || item === undefined) return;
    const key = keyOf(item);
    const start = from === 'last' ? items.findIndex((each) => keyOf(each) === last.current) : (from ?? -1);
    last.current = key;
    if (start < 0) return marks.onMark([key], !marks.marked.has(key));
    marks.onMark(items.slice(Math.min(start, index), Math.max(start, index) + 1).map(keyOf), true);
  };
}
