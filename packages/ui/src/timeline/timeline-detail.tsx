import type { ReactNode } from 'react';
import { formatClock } from '../format/format-clock.ts';
import { formatDuration } from '../format/format-duration.ts';
import { formatOffset } from '../format/format-offset.ts';
import { RedactedText } from '../records/redacted-text.tsx';
import type { LaneItem } from './lane.ts';
import classes from './timeline.module.css';

/** What the item under the pointer or the focus says; its whole record, where that is opened. */
export function TimelineDetail({
  item,
  zeroAt,
  children,
}: {
  readonly item: LaneItem | undefined;
  readonly zeroAt: number;
  /** The record. Absent: it is not opened. */
  readonly children: ReactNode;
}) {
  if (item === undefined) {
    return (
      <p className={classes.detail}>
        Point at anything to read it. Drag to move, Ctrl and wheel to zoom; by keys: arrows, + and −, 0 for where you
        began.
      </p>
    );
  }
  const { ref, fromAt, untilAt, label, role } = item;
  const lastedMs = untilAt - fromAt;
  return (
    <div className={classes.detail} aria-live="polite">
      <span className={classes.detailTime}>
        {formatClock(fromAt)} · {formatOffset(fromAt - zeroAt)}
        {lastedMs > 0 && ` · for ${formatDuration(lastedMs)}`}
      </span>
      <strong>
        <RedactedText text={label} />
      </strong>
      {role !== undefined && <span className={classes.role}>{role}</span>}
      {ref !== undefined && <span className={classes.detailTime}>#{ref.seq}</span>}
      {children}
    </div>
  );
}
