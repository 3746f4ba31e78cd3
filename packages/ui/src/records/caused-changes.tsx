import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { RecordIndex } from './record-index.ts';
import classes from './record-table.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { RecordRef, SessionRecord } from './session-record.ts';
import { summarizeRecord } from './summarize-record.ts';

/** What a record changed in which store, and the way to the stores as they were then. */
export function CausedChanges({
  entry,
  context,
  index,
  onShowState,
}: {
  readonly entry: SessionRecord;
  readonly context: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly onShowState: (at: RecordRef) => void;
}) {
  const { session, record } = entry;
  const commits = useMemo(
    () =>
      context.filter(
        (one) => one.session === session && one.record.kind === 'store.commit' && one.record.cause === record.seq,
      ),
    [context, session, record],
  );
  return (
    <section className={classes.caused} aria-label="Changes">
      {commits.map((commit) => (
        <button key={commit.record.seq} type="button" onClick={() => onShowState({ session, seq: commit.record.seq })}>
          <VisuallyHidden>State at record {commit.record.seq}: </VisuallyHidden>
          changed <RedactedText text={summarizeRecord(commit, index)} />
        </button>
      ))}
      {commits.length === 0 && (
        <button type="button" onClick={() => onShowState({ session, seq: record.seq })}>
          State at this time
        </button>
      )}
    </section>
  );
}
