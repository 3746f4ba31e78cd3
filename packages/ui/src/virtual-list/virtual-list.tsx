import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { nextIndex } from './next-index.ts';
import classes from './virtual-list.module.css';

export interface VirtualListProps<Item> {
  /** What is listed, for those who cannot see it. */
  readonly label: string;
  readonly items: readonly Item[];
  /** Unique among the items, and the same for an item wherever it stands. */
  readonly keyOf: (item: Item) => string;
  readonly selectedKey?: string | undefined;
  readonly onSelect: (key: string) => void;
  /** Ctrl, Cmd or the middle button was held. Absent: such a click selects as any other. */
  readonly onOpenAside?: ((key: string) => void) | undefined;
  /** Height of a row before it was measured, in px. */
  readonly rowHeightPx: number;
  readonly renderRow: (item: Item) => ReactNode;
  /** `newest-last`: the end stays in sight while it is. `newest-first`: what is read stays in its place. */
  readonly growth: 'newest-first' | 'newest-last';
  /** Takes the keys when it appears, unless something else has them. */
  readonly takesFocus?: boolean;
}

/** A list box that fills its parent, scrolls, and renders only what is in sight. Arrow keys move, Enter selects. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, selectedKey, onSelect, rowHeightPx, renderRow, growth, takesFocus = false } = props;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [movedTo, setMovedTo] = useState<string>();
  const keyAt = useCallback(
    (index: number): string | undefined => {
      const item = items[index];
      return item === undefined ? undefined : keyOf(item);
    },
    [items, keyOf],
  );
  // The virtualizer measures all rows anew when one of these is another function.
  const getItemKey = useCallback((index: number) => keyAt(index) ?? index, [keyAt]);
  const estimateSize = useCallback(() => rowHeightPx, [rowHeightPx]);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 10,
    // At the top, the newest is what one wants to see; further down, nothing may move under the reader's eyes.
    anchorTo: growth === 'newest-last' || (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
    followOnAppend: growth === 'newest-last',
    initialOffset: growth === 'newest-last' ? items.length * rowHeightPx : 0,
  });
  const activeKey = movedTo ?? selectedKey;
  const active = useMemo(
    () => (activeKey === undefined ? -1 : items.findIndex((item) => keyOf(item) === activeKey)),
    [items, keyOf, activeKey],
  );

  /** Who comes back to a list wants to be where they were. */
  const appear = useEffectEvent(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'center' });
    if (takesFocus && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  });
  useEffect(() => appear(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextIndex(event.key, active, items.length);
    if (next !== undefined) {
      setMovedTo(keyAt(next));
      rows.scrollToIndex(next);
    } else if (event.key === 'Enter' && activeKey !== undefined) onSelect(activeKey);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent, key: string): void {
    setMovedTo(key);
    const isAside = event.button === 1 || event.ctrlKey || event.metaKey;
    if (isAside && props.onOpenAside) props.onOpenAside(key);
    else if (event.button === 0) onSelect(key);
  }

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.canvas} role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the list box, which has the focus.
            <div
              key={key}
              id={`${listId}-${index}`}
              ref={rows.measureElement}
              data-index={index}
              className={classes.option}
              role="option"
              tabIndex={-1}
              aria-selected={key === selectedKey}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-active={index === active || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onClick(event, key)}
              onAuxClick={(event) => onClick(event, key)}
            >
              {renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
