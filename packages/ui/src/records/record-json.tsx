import type { RecordIndex } from './record-index.ts';
import classes from './record-json.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { SessionRecord } from './session-record.ts';

/** The record as it was taken, and for a frame also what it means. */
export function RecordJson({ entry, index }: { readonly entry: SessionRecord; readonly index: RecordIndex }) {
  const facts = index.factsOf(entry);
  return (
    <>
      {facts.length > 0 && <Json value={facts.length === 1 ? facts[0] : facts} />}
      <Json value={entry.record} />
    </>
  );
}

function Json({ value }: { readonly value: unknown }) {
  return (
    <pre className={classes.json}>
      <RedactedText text={JSON.stringify(value, null, 2)} />
    </pre>
  );
}
