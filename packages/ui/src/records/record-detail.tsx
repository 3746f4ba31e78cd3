import { CloseButton } from '@mantine/core';
import { formatClock } from '../format/format-clock.ts';
import { CausedChanges } from './caused-changes.tsx';
import type { RecordIndex } from './record-index.ts';
import { RecordJson } from './record-json.tsx';
import { RecordNumber } from './record-number.tsx';
import classes from './record-table.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { RecordRef, SessionRecord } from './session-record.ts';
import { summarizeRecord } from './summarize-record.ts';

/** All that one record says. */
export function RecordDetail({
  entry,
  index,
  context,
  onShowState,
  onShowRecord,
  onClose,
}: {
  readonly entry: SessionRecord;
  readonly index: RecordIndex;
  /** Records among which the changes that this one caused are looked for. */
  readonly context: readonly SessionRecord[];
  /** Shows the stores as they were at a record. Absent: the host has no place for it. */
  readonly onShowState?: ((at: RecordRef) => void) | undefined;
  /** Shows another record of those in `context`. */
  readonly onShowRecord: (ref: RecordRef) => void;
  readonly onClose: () => void;
}) {
  const { record, originMs, session } = entry;
  const cause = record.kind === 'store.commit' ? record.cause : undefined;
  return (
    <aside className={classes.detail} aria-label={`Record ${record.seq}`}>
      <header className={classes.detailHead}>
        <h2>
          #{record.seq} <code>{record.kind}</code>
        </h2>
        <time>{formatClock(originMs + record.t)}</time>
        <CloseButton size="sm" aria-label="Close the record" onClick={onClose} />
      </header>
      <p className={classes.detailSummary}>
        <RedactedText text={summarizeRecord(entry, index)} />
      </p>
      {cause !== undefined && (
        <p className={classes.cause}>
          came from <RecordNumber seq={cause} onShow={(seq) => onShowRecord({ session, seq })} />
        </p>
      )}
      {onShowState && <CausedChanges entry={entry} context={context} index={index} onShowState={onShowState} />}
      <RecordJson entry={entry} index={index} />
    </aside>
  );
}
