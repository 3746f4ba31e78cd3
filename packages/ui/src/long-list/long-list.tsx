import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { nextIndex } from '../virtual-list/next-index.ts';
import classes from '../virtual-list/virtual-list.module.css';
import { createScrollMap } from './scroll-map.ts';

/** Rows that are drawn beyond what is seen, on each side. */
const MORE_ROWS = 12;

export interface LongListProps {
  /** What is listed, for those who cannot see it. */
  readonly label: string;
  readonly count: number;
  /** All rows are as high. */
  readonly rowPx: number;
  readonly renderRow: (row: number) => ReactNode;
  /** The same for a row's content wherever it stands. */
  readonly keyOf: (row: number) => string | number;
  /** Absent: none is. */
  readonly selected?: number | undefined;
  readonly onSelect: (row: number) => void;
  /** Where to begin, and where to go when it changes. */
  readonly goTo?: { readonly row: number } | undefined;
  /** Hears which rows are drawn, whenever they change, or it does; `first` is the topmost that is seen. */
  readonly onRows: (from: number, until: number, first: number) => void;
}

/**
 * A list box of millions of rows, of which it asks for those in sight alone. It fills its parent. Arrow keys, j and k,
 * Page keys, Home, End move; Enter selects.
 */
export function LongList(props: LongListProps) {
  const { label, count, rowPx, renderRow, keyOf, selected = -1, onSelect, goTo, onRows } = props;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, height: viewPx } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, measured);
  const [scrollPx, setScrollPx] = useState(0);
  const [movedTo, setMovedTo] = useState<number>();
  const map = createScrollMap(count, rowPx, viewPx);
  const offsetPx = map.offsetAt(scrollPx);
  const first = Math.floor(offsetPx / rowPx);
  const from = Math.max(0, first - MORE_ROWS);
  const until = Math.min(count, Math.ceil((offsetPx + viewPx) / rowPx) + MORE_ROWS);
  const active = movedTo ?? selected;

  useEffect(() => {
    if (viewPx > 0) onRows(from, until, first);
  }, [from, until, first, viewPx, onRows]);

  const go = useEffectEvent((row: number) => {
    scroller.current?.scrollTo({ top: map.scrollTopFor(row, scrollPx, 'center') });
    setMovedTo(undefined);
  });
  const isMeasured = viewPx > 0;
  useEffect(() => {
    if (goTo && isMeasured) go(goTo.row);
  }, [goTo, isMeasured]);

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextIndex(event.key, active, count);
    if (next !== undefined) {
      setMovedTo(next);
      scroller.current?.scrollTo({ top: map.scrollTopFor(next, scrollPx, 'nearest') });
    } else if (event.key === 'Enter' && active >= 0) onSelect(active);
    else return;
    event.preventDefault();
  }

  const rows = Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
  return (
    <div
      ref={ref}
      className={classes.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active >= from && active < until ? `${listId}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setScrollPx(currentTarget.scrollTop)}
    >
      <div className={classes.canvas} role="presentation" style={{ height: map.heightPx }}>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the list box, which has the focus.
          <div
            key={keyOf(row)}
            id={`${listId}-${row}`}
            className={classes.option}
            role="option"
            tabIndex={-1}
            aria-selected={row === selected}
            aria-setsize={count}
            aria-posinset={row + 1}
            data-active={row === active || undefined}
            style={{ top: scrollPx + row * rowPx - offsetPx, height: rowPx }}
            onClick={() => {
              setMovedTo(row);
              onSelect(row);
            }}
          >
            {renderRow(row)}
          </div>
        ))}
      </div>
    </div>
  );
}
