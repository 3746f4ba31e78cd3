import { formatClock } from '../format/format-clock.ts';
import { formatDuration } from '../format/format-duration.ts';
import { formatOffset } from '../format/format-offset.ts';
import type { RecordIndex } from '../records/record-index.ts';
import { RecordJson } from '../records/record-json.tsx';
import type { SessionRecord } from '../records/session-record.ts';
import type { LaneItem } from './lane.ts';
import classes from './timeline.module.css';

/** What the item under the pointer or the focus says; with `isOpen` its whole record too. */
export function TimelineDetail({
  item,
  zeroAt,
  records,
  index,
  isOpen,
}: {
  readonly item: LaneItem | undefined;
  readonly zeroAt: number;
  readonly records: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly isOpen: boolean;
}) {
  if (item === undefined) {
    return <p className={classes.detail}>Point at anything to read it. Drag to move, Ctrl and wheel to zoom.</p>;
  }
  const { ref, fromAt, untilAt, label, role } = item;
  const entry =
    isOpen && ref
      ? records.find(({ session, record }) => session === ref.session && record.seq === ref.seq)
      : undefined;
  const lastedMs = untilAt - fromAt;
  return (
    <div className={classes.detail} aria-live="polite">
      <span className={classes.detailTime}>
        {formatClock(fromAt)} · {formatOffset(fromAt - zeroAt)}
        {lastedMs > 0 && ` · for ${formatDuration(lastedMs)}`}
      </span>
      <strong>{label}</strong>
      {role !== undefined && <span className={classes.role}>{role}</span>}
      {ref !== undefined && <span className={classes.detailTime}>#{ref.seq}</span>}
      {entry && (
        <div className={classes.detailRecord}>
          <RecordJson entry={entry} index={index} />
        </div>
      )}
    </div>
  );
}
