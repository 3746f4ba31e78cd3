import type { WitnessFact } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import { formatOffset } from '../format/format-offset.ts';
import { Sentence } from '../format/sentence.tsx';
import type { RecordIndex } from '../records/record-index.ts';
import { type RecordRef, recordKey, type SessionRecord } from '../records/session-record.ts';
import classes from './incident-view.module.css';
import { InlineRecord, type LinkOf } from './inline-record.tsx';
import { RecordLink } from './record-link.tsx';
import { Side } from './side.tsx';
import type { createSideOf } from './side-of.ts';

/** The proof: observed facts that cannot all be true of a client that is in sync, each with its record. */
export function Witness({
  facts,
  records,
  index,
  zeroAt,
  sideOf,
  linkOf,
  selected,
  onSelect,
}: {
  readonly facts: readonly WitnessFact[];
  /** When what is told began, in epoch ms. */
  readonly zeroAt: number;
  readonly records: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly sideOf: ReturnType<typeof createSideOf>;
  readonly linkOf: LinkOf | undefined;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
}) {
  const selectedKey = selected && recordKey(selected);
  return (
    <section className={classes.witness} aria-labelledby="witness-heading">
      <header className={classes.witnessHead}>
        <h2 id="witness-heading">Witness</h2>
        <p>
          These {countWord(facts.length)} facts cannot {facts.length === 2 ? 'both' : 'all'} be true of a client that is
          in sync.
        </p>
      </header>
      <ol className={classes.facts}>
        {facts.map(({ says, session, seq, at }) => {
          const refers = seq === undefined ? undefined : { session, seq };
          const isOpen = refers !== undefined && recordKey(refers) === selectedKey;
          return (
            <li key={`${session}/${seq}/${says}`} data-side={sideOf(session)}>
              <div className={classes.fact}>
                <p className={classes.says}>
                  <Sentence text={says} mostChars={Number.POSITIVE_INFINITY} />
                </p>
                <p className={classes.source}>
                  <Side side={sideOf(session)} />
                  <time>{formatClock(at)}</time>
                  <span>{formatOffset(at - zeroAt)}</span>
                  {refers ? (
                    <RecordLink
                      refers={refers}
                      isOpen={isOpen}
                      onToggle={() => onSelect(isOpen ? undefined : refers)}
                    />
                  ) : (
                    <span className={classes.absence}>as all records up to then show</span>
                  )}
                </p>
                {isOpen && <InlineRecord refers={refers} records={records} index={index} linkOf={linkOf} />}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

const countWord = (count: number): string => words[count] ?? String(count);
