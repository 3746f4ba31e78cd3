import type { RecordIndex } from './record-index.ts';
import classes from './record-json.module.css';
import type { SessionRecord } from './session-record.ts';

/** The record as it was taken, and for a frame also what it means. */
export function RecordJson({ entry, index }: { readonly entry: SessionRecord; readonly index: RecordIndex }) {
  const facts = index.factsOf(entry);
  return (
    <>
      {facts.length > 0 && <pre className={classes.json}>{pretty(facts.length === 1 ? facts[0] : facts)}</pre>}
      <pre className={classes.json}>{pretty(entry.record)}</pre>
    </>
  );
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
