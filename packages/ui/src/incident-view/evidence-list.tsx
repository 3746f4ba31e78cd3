import type { Evidence } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import type { RecordIndex } from '../records/record-index.ts';
import { RedactedText } from '../records/redacted-text.tsx';
import { entryKey, type RecordRef, recordKey, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import classes from './incident-view.module.css';
import { InlineRecord, type LinkOf } from './inline-record.tsx';
import { RecordLink } from './record-link.tsx';
import { Side } from './side.tsx';
import type { createSideOf } from './side-of.ts';

/** All records that the verdict rests on, in the order of time, each with its part. */
export function EvidenceList({
  evidence,
  records,
  index,
  sideOf,
  linkOf,
  selected,
  onSelect,
}: {
  readonly evidence: readonly Evidence[];
  readonly records: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly sideOf: ReturnType<typeof createSideOf>;
  readonly linkOf: LinkOf | undefined;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
}) {
  const byKey = new Map(records.map((entry) => [entryKey(entry), entry]));
  const selectedKey = selected && recordKey(selected);
  return (
    <ul className={classes.evidence} aria-label="Evidence">
      {evidence
        .toSorted((a, b) => a.at - b.at)
        .map((one) => {
          const key = recordKey(one);
          const entry = byKey.get(key);
          const isOpen = key === selectedKey;
          return (
            <li key={`${key}/${one.role}`}>
              <div className={classes.evidenceLine}>
                <time>{formatClock(one.at)}</time>
                <span className={classes.evidenceRole}>{one.role}</span>
                <span className={classes.evidenceSays}>
                  {entry ? <RedactedText text={summarizeRecord(entry, index)} /> : 'not at hand'}
                </span>
                <Side side={sideOf(one.session)} />
                <RecordLink refers={one} isOpen={isOpen} onToggle={() => onSelect(isOpen ? undefined : one)} />
              </div>
              {isOpen && <InlineRecord refers={one} records={records} index={index} linkOf={linkOf} />}
            </li>
          );
        })}
    </ul>
  );
}
