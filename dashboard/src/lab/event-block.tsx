import { formatDuration } from '@driftscope/ui';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { GRID_MS } from '../lab-script/edit-script.ts';
import { labFaults } from '../lab-script/lab-fault.ts';
import type { LabEvent } from '../lab-script/lab-script.ts';
import classes from './lab.module.css';
import { labelWidthPx } from './label-width.ts';

export interface EventBlockProps {
  readonly event: LabEvent;
  readonly row: number;
  readonly durationMs: number;
  readonly isLocked: boolean;
  /** It was just added. */
  readonly takesFocus: boolean;
  readonly msPerPx: () => number;
  readonly onMove: (atMs: number) => void;
  readonly onResize: (forMs: number) => void;
  readonly onRemove: () => void;
}

/** One fault on the time line. */
export function EventBlock(props: EventBlockProps) {
  const { event, row, durationMs, isLocked, takesFocus, msPerPx, onMove, onResize, onRemove } = props;
  const { label, what, isInstant } = labFaults[event.fault];
  const block = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) block.current?.focus();
  }, [takesFocus]);

  /** Follows the pointer from where it went down. The scale stays as it was then: it may grow with the script. */
  const drag = (move: (movedMs: number) => void) => (down: PointerEvent<HTMLElement>) => {
    if (isLocked || down.button !== 0) return;
    down.stopPropagation();
    const { currentTarget: target, clientX: fromPx, pointerId } = down;
    const scale = msPerPx();
    target.setPointerCapture(pointerId);
    const follow = (now: globalThis.PointerEvent) => move((now.clientX - fromPx) * scale);
    const end = () => {
      target.removeEventListener('pointermove', follow);
      target.removeEventListener('lostpointercapture', end);
    };
    target.addEventListener('pointermove', follow);
    target.addEventListener('lostpointercapture', end);
  };

  const onKeyDown = (key: KeyboardEvent) => {
    if (isLocked) return;
    const step = key.key === 'ArrowRight' ? GRID_MS : key.key === 'ArrowLeft' ? -GRID_MS : 0;
    if (key.key === 'Delete' || key.key === 'Backspace') onRemove();
    else if (step === 0) return;
    else if (key.shiftKey) onResize(event.forMs + step);
    else onMove(event.atMs + step);
    key.preventDefault();
  };

  const length = isInstant ? '' : `, for ${formatDuration(event.forMs)}`;
  return (
    <button
      ref={block}
      type="button"
      className={classes.event}
      data-fault={event.fault}
      data-instant={isInstant}
      aria-disabled={isLocked}
      aria-label={`${label} at ${formatDuration(event.atMs)}${length}`}
      title={what}
      style={{
        left: `${(event.atMs / durationMs) * 100}%`,
        top: `${row * 30 + 3}px`,
        // What happens in a moment has no length to show: it is as wide as its name.
        ...(!isInstant && { width: `${(event.forMs / durationMs) * 100}%` }),
      }}
      onPointerDown={drag((movedMs) => onMove(event.atMs + movedMs))}
      onKeyDown={onKeyDown}
    >
      <span
        className={classes.eventLabel}
        style={isInstant ? {} : { marginLeft: besideWhatIsShort(event, durationMs) }}
      >
        {label}
      </span>
      {!isInstant && (
        <span className={classes.eventEnd} onPointerDown={drag((movedMs) => onResize(event.forMs + movedMs))} />
      )}
    </button>
  );
}

/** A name that does not fit into its bar stands after it, whole, instead of across its end. */
function besideWhatIsShort({ fault, forMs }: LabEvent, durationMs: number): string {
  const has = `${(forMs / durationMs) * 100}cqi`;
  return `clamp(0px, (${labelWidthPx(fault)}px - ${has}) * 999, ${has})`;
}
