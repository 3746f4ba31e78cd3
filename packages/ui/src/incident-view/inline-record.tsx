import type { ReactNode } from 'react';
import type { RecordIndex } from '../records/record-index.ts';
import { RecordJson } from '../records/record-json.tsx';
import { RedactedText } from '../records/redacted-text.tsx';
import { findRecord, type RecordRef, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import classes from './incident-view.module.css';

/** Makes what leads to a record where all of its session is. */
export type LinkOf = (refers: RecordRef) => ReactNode;

/** A record under the line that refers to it. */
export function InlineRecord({
  refers,
  records,
  index,
  linkOf,
}: {
  readonly refers: RecordRef;
  readonly records: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly linkOf: LinkOf | undefined;
}) {
  const entry = findRecord(records, refers);
  if (entry === undefined)
    return <p className={classes.absent}>The record is not available: it was dropped, or never arrived here.</p>;
  return (
    <div className={classes.inlineRecord}>
      <p className={classes.inlineSummary}>
        <code>{entry.record.kind}</code> <RedactedText text={summarizeRecord(entry, index)} /> {linkOf?.(refers)}
      </p>
      <RecordJson entry={entry} index={index} />
    </div>
  );
}
