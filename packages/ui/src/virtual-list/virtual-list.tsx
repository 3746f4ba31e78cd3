import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isFree } from './is-free.ts';
import { nextIndex } from './next-index.ts';
import { type Marks, useMark } from './use-mark.ts';
import classes from './virtual-list.module.css';

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
  const [movedTo, setMovedTo] = useState<string>();
  // The virtualizer asks for all keys whenever the list is another, and texts that are made anew are looked up slowly.
  const [keys] = useState(() => new WeakMap<Item, string>());
  const keyAt = useCallback(
    (index: number): string | undefined => {
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
  const activeKey = movedTo ?? selectedKey;
  const lastActive = useRef(-1);
  const active = useMemo(
    () => (activeKey === undefined ? -1 : items.findIndex((item) => keyOf(item) === activeKey)),
    [items, keyOf, activeKey],
  );

  /** Who comes back to a list wants to be where they were. */
  const appear = useEffectEvent(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'center' });
    // Nobody moved the focus: a frame around the whole list would ask why.
    if (takesFocus && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true, focusVisible: false });
  });
  useEffect(() => appear(), []);

  /** Where the active row has left the list, the one that took its place is next. */
  const follow = useEffectEvent(() => {
    if (active >= 0) lastActive.current = active;
    else if (movedTo !== undefined && lastActive.current >= 0)
      setMovedTo(keyAt(Math.min(lastActive.current, items.length - 1)));
    onActive?.(active < 0 ? undefined : activeKey);
  });
  // Before the next key, which may be for this row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what these lead to that is followed.
  useLayoutEffect(() => follow(), [active, activeKey]);

  const mark = useMark(items, keyOf, marks);

  function moveTo(index: number, isMarking: boolean): void {
    if (isMarking) mark(index, active);
    setMovedTo(keyAt(index));
    rows.scrollToIndex(index);
  }

  function onKeyDown(event: ListKey): void {
    if (isCommand(event)) return;
    // With Shift a letter comes as its capital.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const next = nextIndex(key, active, items.length);
    if (next !== undefined) moveTo(next, event.shiftKey);
    else if (key === 'Enter' && activeKey !== undefined) onSelect(activeKey);
    else if (key === 'x') mark(active, event.shiftKey ? 'last' : undefined);
    else return;
    event.preventDefault();
  }

  /**
   * Its letters are for the list wherever the focus is, except where one writes, or something is in front. So is Enter where
   * nothing has the focus: what had it is gone, as a button is that has done its work.
   */
  const onLetter = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isOurs = /^[jkx]$/i.test(event.key) || (event.key === 'Enter' && event.target === document.body);
    if (event.defaultPrevented || !isOurs || !isFree(event.target)) return;
    if (event.target instanceof Node && scroller.current?.contains(event.target)) return;
    scroller.current?.focus({ preventScroll: true });
    onKeyDown(event);
  });
  useEffect(() => {
    if (!takesFocus) return undefined;
    const listener = (event: globalThis.KeyboardEvent) => onLetter(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [takesFocus]);

  function onClick(event: MouseEvent, key: string): void {
    setMovedTo(key);
    const isAside = event.button === 1 || event.ctrlKey || event.metaKey;
    if (marks !== undefined && event.shiftKey) mark(indexOf(key), 'last');
    else if (isAside && props.onOpenAside) props.onOpenAside(key);
    else if (event.button === 0) onSelect(key);
  }

  const indexOf = (key: string) => items.findIndex((item) => keyOf(item) === key);

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-multiselectable={marks !== undefined || undefined}
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
              aria-selected={marks === undefined ? key === selectedKey : marks.marked.has(key)}
              aria-current={(marks !== undefined && key === selectedKey) || undefined}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-active={index === active || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onClick(event, key)}
              onAuxClick={(event) => onClick(event, key)}
            >
              {marks !== undefined && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is x.
                // biome-ignore lint/a11y/noStaticElementInteractions: a control in an option would be hidden from who cannot see it.
                <span
                  className={classes.mark}
                  data-marked={marks.marked.has(key) || undefined}
                  title="Mark (x)"
                  onClick={(event) => {
                    event.stopPropagation();
                    setMovedTo(key);
                    mark(index, event.shiftKey ? 'last' : undefined);
                  }}
                />
              )}
              {renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What is used of a key. */
type ListKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault'>;

/** It is the browser's, or the system's. */
const isCommand = ({ ctrlKey, metaKey, altKey }: ListKey): boolean => ctrlKey || metaKey || altKey;
