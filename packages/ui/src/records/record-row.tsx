import { memo } from 'react';
import type { RecordIndex } from './record-index.ts';
import classes from './record-table.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { SessionRecord } from './session-record.ts';
import { summarizeRecord } from './summarize-record.ts';

/** Height of every row, with the line below it. */
export const RECORD_ROW_PX = 25;

/** One record in one line: number, time since the session's origin, kind, and what it says. */
export const RecordRow = memo(function RecordRow({
  entry,
  index,
}: {
  readonly entry: SessionRecord;
  readonly index: RecordIndex;
}) {
  const { record } = entry;
  return (
    <div className={classes.row} data-family={record.kind.split('.', 1)[0]}>
      <span className={classes.seq}>{record.seq}</span>
      <span className={classes.time}>{(record.t / 1_000).toFixed(3)}</span>
      <span className={classes.kind}>{record.kind}</span>
      <span className={classes.summary}>
        <RedactedText text={summarizeRecord(entry, index)} />
      </span>
    </div>
  );
});
