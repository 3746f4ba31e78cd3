import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { RedactedText } from '../records/redacted-text.tsx';
import { nextIndex } from '../virtual-list/next-index.ts';
import type { StateRow } from './state-rows.ts';
import classes from './state-tree.module.css';
import { valueText } from './value-text.ts';

const ROW_PX = 22;

export interface StateTreeProps {
  /** Whose state it is, for those who cannot see it. */
  readonly label: string;
  readonly rows: readonly StateRow[];
  readonly selectedKey: string | undefined;
  /** Keys of what the version that is shown changed, and of all that holds it. */
  readonly changed: ReadonlySet<string>;
  readonly onSelect: (row: StateRow) => void;
  readonly onToggle: (row: StateRow) => void;
}

/** A state as a tree that fills its parent and renders only what is in sight. Right opens, left closes or goes out. */
export function StateTree({ label, rows, selectedKey, changed, onSelect, onToggle }: StateTreeProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const active = rows.findIndex(({ key }) => key === selectedKey);
  useEffect(() => {
    if (active >= 0) lines.scrollToIndex(active);
  }, [active, lines]);

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[active];
    const next = rows[nextIndex(event.key, active, rows.length) ?? -1];
    if (next) onSelect(next);
    else if (row && isToggle(event.key, row)) onToggle(row);
    else if (row && event.key === 'ArrowRight' && row.isOpen) selectAt(active + 1);
    else if (row && event.key === 'ArrowLeft')
      selectAt(rows.findLastIndex((one, at) => at < active && one.depth < row.depth));
    else return;
    event.preventDefault();
  }

  function selectAt(index: number): void {
    const row = rows[index];
    if (row) onSelect(row);
  }

  return (
    <div
      ref={scroller}
      className={classes.tree}
      role="tree"
      aria-label={label}
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes.canvas} role="presentation" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the tree, which has the focus.
            <div
              key={row.key}
              id={`${id}-${index}`}
              className={classes.row}
              role="treeitem"
              tabIndex={-1}
              aria-level={row.depth + 1}
              aria-expanded={row.size ? row.isOpen : undefined}
              aria-selected={index === active}
              data-changed={changed.has(row.key) || undefined}
              style={{ transform: `translateY(${start}px)`, '--depth': row.depth } as CSSProperties}
              onClick={() => onSelect(row)}
              onDoubleClick={() => row.size && onToggle(row)}
            >
              <Toggle row={row} onToggle={onToggle} />
              <span className={classes.label}>{row.label}</span>
              <span className={classes.value} data-type={typeOf(row)}>
                <RedactedText text={valueText(row.value)} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** For the pointer only: with keys it is left, right and Enter. */
function Toggle({ row, onToggle }: { readonly row: StateRow; readonly onToggle: (row: StateRow) => void }) {
  if (!row.size) return <span className={classes.toggle} />;
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the tree, which has the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: the item says itself whether it is open.
    <span
      className={classes.toggle}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row);
      }}
    >
      <Chevron size={13} aria-hidden />
    </span>
  );
}

function isToggle(key: string, { size, isOpen }: StateRow): boolean {
  if (!size) return false;
  return key === 'Enter' || (key === 'ArrowRight' && !isOpen) || (key === 'ArrowLeft' && isOpen);
}

function typeOf({ value, size }: StateRow): string {
  if (size !== undefined) return 'container';
  return value === null ? 'null' : typeof value;
}
