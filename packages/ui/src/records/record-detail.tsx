import { CloseButton } from '@mantine/core';
import { formatClock } from '../format/format-clock.ts';
import type { RecordIndex } from './record-index.ts';
import { RecordJson } from './record-json.tsx';
import classes from './record-table.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { SessionRecord } from './session-record.ts';
import { summarizeRecord } from './summarize-record.ts';

/** All that one record says. */
export function RecordDetail({
  entry,
  index,
  onClose,
}: {
  readonly entry: SessionRecord;
  readonly index: RecordIndex;
  readonly onClose: () => void;
}) {
  const { record, originMs } = entry;
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
      <RecordJson entry={entry} index={index} />
    </aside>
  );
}
