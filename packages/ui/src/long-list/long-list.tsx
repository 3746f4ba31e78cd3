import { useElementSize, useMergedRef } from '@mantine/hooks';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { nextIndex } from '../virtual-list/next-index.ts';
import classes from '../virtual-list/virtual-list.module.css';
import { createScrollMap } from './scroll-map.ts';
import { type SeenRows, topWhereSeen } from './top-where-seen.ts';

/** Rows that are drawn beyond what is seen, on each side: a browser scrolls before it draws. */
const MORE_ROWS = 12;

/** What is listed: another object once it changed. */
export interface LongItems<Item> {
  readonly count: number;
  /** The same item wherever it stands. `undefined`: there is no such row. */
  at(row: number): Item | undefined;
  /** Where an item stands now. -1: it has left the list. */
  rowOf(item: Item): number;
}

export interface LongListProps<Item> {
  /** What is listed, for those who cannot see it. */
  readonly label: string;
  readonly items: LongItems<Item>;
  /** All rows are as high. */
  readonly rowPx: number;
  readonly renderRow: (item: Item) => ReactNode;
  /** Unique among the items. */
  readonly keyOf: (item: Item) => string | number;
  /** Absent: none is. */
  readonly selected?: Item | undefined;
  readonly onSelect: (item: Item) => void;
  /** Where to begin, and where to go when it changes. */
  readonly goTo?: { readonly row: number } | undefined;
  /** Hears which rows are drawn, whenever they change, or it does; `first` is the topmost that is seen. */
  readonly onRows?: ((from: number, until: number, first: number) => void) | undefined;
  /** It begins at its end, which stays in sight while it is; what is read elsewhere stays in its place. Absent: nothing moves. */
  readonly growth?: 'newest-last' | undefined;
}

/**
 * A list box of millions of rows, of which it asks for those in sight alone. It fills its parent. Arrow keys, j and k,
 * Page keys, Home, End move; Enter selects.
 */
export function LongList<Item>(props: LongListProps<Item>) {
  const { label, items, rowPx, renderRow, keyOf, selected, onSelect, goTo, onRows, growth } = props;
  const { count } = items;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, height: viewPx } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, measured);
  const [{ scrollPx, isFlight }, setScroll] = useState({ scrollPx: 0, isFlight: false });
  const [movedTo, setMovedTo] = useState<{ readonly item: Item; readonly row: number }>();

  const map = createScrollMap(count, rowPx, viewPx);
  const offsetPx = map.offsetAt(scrollPx);
  const first = Math.floor(offsetPx / rowPx);
  // Who flies sees nothing again of what was in sight, and nothing of what is beside it.
  const moreRows = isFlight ? 0 : MORE_ROWS;
  const from = Math.max(0, first - moreRows);
  const until = Math.min(count, Math.ceil((offsetPx + viewPx) / rowPx) + moreRows);
  const selectedRow = selected === undefined ? -1 : items.rowOf(selected);
  const active = movedTo === undefined ? selectedRow : rowNow(movedTo);

  useEffect(() => {
    if (viewPx > 0) onRows?.(from, until, first);
  }, [from, until, first, viewPx, onRows]);

  const seen = useRef<SeenRows<Item>>(undefined);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (growth === undefined || box === null || viewPx === 0) return;
    const isNow = { scrollTopPx: box.scrollTop, boxPx: box.clientHeight };
    const topPx = topWhereSeen(seen.current, { items, map, rowPx, viewPx, ...isNow });
    seen.current = { items, map, viewPx };
    if (topPx === undefined) return;
    box.scrollTop = topPx;
    setScroll({ scrollPx: box.scrollTop, isFlight: false });
  });

  function scrollTo(px: number): void {
    setScroll((before) => {
      if (before.scrollPx === px) return before;
      return { scrollPx: px, isFlight: Math.abs(map.offsetAt(px) - map.offsetAt(before.scrollPx)) > viewPx };
    });
  }

  const go = useEffectEvent((row: number) => {
    scroller.current?.scrollTo({ top: map.scrollTopFor(row, scrollPx, 'center') });
    setMovedTo(undefined);
  });
  const isMeasured = viewPx > 0;
  useEffect(() => {
    if (goTo && isMeasured) go(goTo.row);
  }, [goTo, isMeasured]);

  /** Where an item has left the list, what took its place is next. */
  function rowNow({ item, row }: { readonly item: Item; readonly row: number }): number {
    const now = items.rowOf(item);
    return now >= 0 ? now : Math.min(row, count - 1);
  }

  function moveTo(row: number): void {
    const item = items.at(row);
    if (item !== undefined) setMovedTo({ item, row });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextIndex(event.key, active, count);
    const item = items.at(active);
    if (next !== undefined) {
      moveTo(next);
      scroller.current?.scrollTo({ top: map.scrollTopFor(next, scrollPx, 'nearest') });
    } else if (event.key === 'Enter' && item !== undefined) onSelect(item);
    else return;
    event.preventDefault();
  }

  const rows = Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
  const slots = Math.ceil(viewPx / rowPx) + 2 * MORE_ROWS + 2;
  return (
    <div
      ref={ref}
      className={classes.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active >= from && active < until ? `${listId}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => scrollTo(currentTarget.scrollTop)}
      onScrollEnd={() => setScroll((before) => (before.isFlight ? { ...before, isFlight: false } : before))}
    >
      <div className={classes.canvas} role="presentation" style={{ height: map.heightPx }}>
        {rows.map((row) => {
          const item = items.at(row);
          if (item === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the list box, which has the focus.
            <div
              // Where rows keep their places, one that comes into sight takes over the element of one that left it.
              key={growth === undefined ? row % slots : keyOf(item)}
              id={`${listId}-${row}`}
              className={classes.option}
              role="option"
              tabIndex={-1}
              aria-selected={row === selectedRow}
              aria-setsize={count}
              aria-posinset={row + 1}
              data-active={row === active || undefined}
              style={{ top: scrollPx + row * rowPx - offsetPx, height: rowPx }}
              onClick={() => {
                moveTo(row);
                onSelect(item);
              }}
            >
              {renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
