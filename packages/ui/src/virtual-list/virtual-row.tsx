import type { MouseEvent, ReactNode } from 'react';
import classes from './virtual-list.module.css';

export interface VirtualRowProps {
  readonly id: string;
  /** From 0. */
  readonly index: number;
  /** Rows in the whole list. */
  readonly count: number;
  /** px from the top of the list. */
  readonly topPx: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Absent: rows of this list cannot be marked. */
  readonly isMarked: boolean | undefined;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onMark: (event: MouseEvent) => void;
  readonly children: ReactNode;
}

/** One row, where it belongs, with the box that marks it. */
export function VirtualRow(props: VirtualRowProps) {
  const { id, index, count, topPx, isActive, isSelected, isMarked, measure, onClick, onMark, children } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the list box, which has the focus.
    <div
      id={id}
      ref={measure}
      data-index={index}
      className={classes.option}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked ?? isSelected}
      aria-current={(isMarked !== undefined && isSelected) || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={onClick}
      onAuxClick={onClick}
    >
      {isMarked !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is x.
        // biome-ignore lint/a11y/noStaticElementInteractions: a control in an option would be hidden from who cannot see it.
        <span className={classes.mark} data-marked={isMarked || undefined} title="Mark (x)" onClick={onMark} />
      )}
      {children}
    </div>
  );
}
