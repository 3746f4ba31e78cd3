import { useContext, useState } from 'react';
import { formatCount } from '../format/format-count.ts';
import { Printed } from '../ticket/printed.ts';
import type { RecordIndex } from './record-index.ts';
import classes from './record-json.module.css';
import { RedactedText } from './redacted-text.tsx';
import type { SessionRecord } from './session-record.ts';

/** More at once takes a browser seconds to lay out. */
const MOST_CHARS = 50_000;

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

/** Its beginning, and the rest for who asks for it; a document has all. */
function Json({ value }: { readonly value: unknown }) {
  const isPrinted = useContext(Printed);
  const [isWhole, setWhole] = useState(false);
  const text = JSON.stringify(value, null, 2);
  const isCut = text.length > MOST_CHARS && !isPrinted && !isWhole;
  return (
    <pre className={classes.json}>
      <RedactedText text={isCut ? text.slice(0, MOST_CHARS) : text} />
      {isCut && (
        <button type="button" className={classes.rest} onClick={() => setWhole(true)}>
          … show all {formatCount(text.length)} characters
        </button>
      )}
    </pre>
  );
}
