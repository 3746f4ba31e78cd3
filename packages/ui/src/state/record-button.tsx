import { VisuallyHidden } from '@mantine/core';
import type { RecordIndex } from '../records/record-index.ts';
import { RedactedText } from '../records/redacted-text.tsx';
import type { SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import classes from './state-view.module.css';

/** How the records of the session are found, told and shown. */
export interface RecordLinks {
  readonly find: (seq: number) => SessionRecord | undefined;
  readonly index: RecordIndex;
  readonly onShow: (seq: number) => void;
}

/** A record in one line, which leads to it. */
export function RecordButton({ seq, links }: { readonly seq: number; readonly links: RecordLinks }) {
  const entry = links.find(seq);
  if (entry === undefined) return <span className={classes.soft}>record {seq}, which is not at hand</span>;
  return (
    <button type="button" className={classes.link} onClick={() => links.onShow(seq)}>
      <VisuallyHidden>Record {seq}: </VisuallyHidden>
      <code aria-hidden>#{seq}</code>
      <span>
        <RedactedText text={`${entry.record.kind} ${summarizeRecord(entry, links.index)}`} />
      </span>
    </button>
  );
}
