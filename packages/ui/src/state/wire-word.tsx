import type { FieldLineage } from '@driftscope/detect';
import type { SessionHeader } from '@driftscope/records';
import { VisuallyHidden } from '@mantine/core';
import { formatClock } from '../format/format-clock.ts';
import type { SessionRecord } from '../records/session-record.ts';
import type { EntityField } from './entity-field.ts';
import classes from './state-view.module.css';
import { useLineage } from './use-lineage.ts';
import { valueText } from './value-text.ts';

const MOST_TELLINGS = 8;

/** What frames and answers said of a field up to the time that is shown, and whether the store agrees. */
export function WireWord({
  entity: { id, field },
  store,
  until,
  records,
  header,
  onShow,
}: {
  readonly entity: EntityField;
  /** Number of the store that is looked at. */
  readonly store: number;
  /** Records up to this `seq` are asked. Absent: all. */
  readonly until: number | undefined;
  readonly records: readonly SessionRecord[];
  readonly header: SessionHeader;
  readonly onShow: (seq: number) => void;
}) {
  const lineage = useLineage({ id, field, header, records, until });
  const end = lineage?.ends.find((one) => one.store === store);
  return (
    <>
      <h3>
        On the wire: <code>{field}</code> of <code>{id}</code>
      </h3>
      {lineage && end && (
        <p className={classes.verdict} data-says={lineage.tellings.length === 0 ? 'untold' : end.says}>
          {lineage.tellings.length === 0 ? words.untold : words[end.says]}
        </p>
      )}
      {lineage ? <Tellings lineage={lineage} onShow={onShow} /> : <p className={classes.soft}>…</p>}
    </>
  );
}

const words = {
  latest: 'Same: the store holds what the wire said last.',
  older: 'Differs: the store holds what the wire had said before.',
  own: 'Differs: the wire never said this value.',
  untold: 'The wire never mentioned it.',
};

function Tellings({ lineage, onShow }: { readonly lineage: FieldLineage; readonly onShow: (seq: number) => void }) {
  return (
    <ul className={classes.tellings}>
      {lineage.tellings
        .slice(-MOST_TELLINGS)
        .toReversed()
        .map((telling) => (
          <li key={telling.seq}>
            <button type="button" className={classes.link} onClick={() => onShow(telling.seq)}>
              <VisuallyHidden>Record {telling.seq}: </VisuallyHidden>
              <code aria-hidden>#{telling.seq}</code>
              <span>
                {formatClock(telling.at)} {telling.line} <b>{valueText(telling.value, 60)}</b>
                {telling.arrivals.length === 0 && ', applied nowhere'}
              </span>
            </button>
          </li>
        ))}
    </ul>
  );
}
