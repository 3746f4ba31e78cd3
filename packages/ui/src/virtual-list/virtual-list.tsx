import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { nextIndex } from './next-index.ts';
import { useActiveRow } from './use-active-row.ts';
import { useFreeKeys } from './use-free-keys.ts';
import { type Marks, useMark } from './use-mark.ts';
import classes from './virtual-list.module.css';
import { VirtualRow } from './virtual-row.tsx';

export interface VirtualListProps<Item extends object> {
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
  /** Takes the keys when it appears, unless something else has them. */
  readonly takesFocus?: boolean;
  /** Rows can be marked: by their box, by `x`, and with Shift all from the last one. Absent: they cannot. */
  readonly marks?: Marks | undefined;
  /** Hears which row the keys are on, and of none when that is gone. */
  readonly onActive?: ((key: string | undefined) => void) | undefined;
}

/**
 * A list box of rows as high as what is in them, the newest first. It fills its parent, and renders only what is in sight.
 * Arrow keys move, Enter selects.
 */
export function VirtualList<Item extends object>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, selectedKey, onSelect, rowHeightPx, renderRow, takesFocus = false } = props;
  const { marks, onActive } = props;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const keyAt = useKeyAt(items, keyOf);
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
    anchorTo: (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
  });
  const active = useActiveRow(items, keyAt, selectedKey, onActive);
  const mark = useMark(items, keyOf, marks);

  /** Who comes back to a list wants to be where they were. */
  const appear = useEffectEvent(() => {
    if (active.index >= 0) rows.scrollToIndex(active.index, { align: 'center' });
    // Nobody moved the focus: a frame around the whole list would ask why.
    if (takesFocus && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true, focusVisible: false });
  });
  useEffect(() => appear(), []);

  function moveTo(index: number, isMarking: boolean): void {
    if (isMarking) mark(index, active.index);
    active.moveTo(keyAt(index));
    rows.scrollToIndex(index);
  }

  function onKeyDown(event: ListKey): void {
    if (isCommand(event)) return;
    // With Shift a letter comes as its capital.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const next = nextIndex(key, active.index, items.length);
    if (next !== undefined) moveTo(next, event.shiftKey);
    else if (key === 'Enter' && active.key !== undefined) onSelect(active.key);
    else if (key === 'x') mark(active.index, event.shiftKey ? 'last' : undefined);
    else return;
    event.preventDefault();
  }
  useFreeKeys(scroller, takesFocus, onKeyDown);

  function onClick(event: MouseEvent, index: number, key: string): void {
    active.moveTo(key);
    const isAside = event.button === 1 || event.ctrlKey || event.metaKey;
    if (marks !== undefined && event.shiftKey) mark(index, 'last');
    else if (isAside && props.onOpenAside) props.onOpenAside(key);
    else if (event.button === 0) onSelect(key);
  }

  function onMark(event: MouseEvent, index: number, key: string): void {
    event.stopPropagation();
    active.moveTo(key);
    mark(index, event.shiftKey ? 'last' : undefined);
  }

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-multiselectable={marks !== undefined || undefined}
      aria-activedescendant={active.index < 0 ? undefined : `${listId}-${active.index}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.canvas} role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          const key = keyAt(index);
          if (item === undefined || key === undefined) return null;
          return (
            <VirtualRow
              key={key}
              id={`${listId}-${index}`}
              index={index}
              count={items.length}
              topPx={start}
              isActive={index === active.index}
              isSelected={key === selectedKey}
              isMarked={marks?.marked.has(key)}
              measure={rows.measureElement}
              onClick={(event) => onClick(event, index, key)}
              onMark={(event) => onMark(event, index, key)}
            >
              {renderRow(item)}
            </VirtualRow>
          );
        })}
      </div>
    </div>
  );
}

/**
 * The key of the item at an index; `undefined`: there is none. Another function only where there are other items: the
 * virtualizer asks for all keys whenever the list is another, and texts that are made anew are looked up slowly.
 */
function useKeyAt<Item extends object>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): (index: number) => string | undefined {
  const [keys] = useState(() => new WeakMap<Item, string>());
  return useCallback(
    (index) => {
      const item = items[index];
      if (item === undefined) return undefined;
      const known = keys.get(item);
      if (known !== undefined) return known;
      const key = keyOf(item);
      keys.set(item, key);
      return key;
    },
    [items, keyOf, keys],
  );
}

/** What is used of a key. */
type ListKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault'>;

/** It is the browser's, or the system's. */
const isCommand = ({ ctrlKey, metaKey, altKey }: ListKey): boolean => ctrlKey || metaKey || altKey;
