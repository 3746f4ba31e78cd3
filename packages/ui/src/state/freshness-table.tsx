import type { Difference, StoreFreshness } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import { formatDuration } from '../format/format-duration.ts';
import { RecordNumber } from '../records/record-number.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import classes from './freshness-table.module.css';
import { valueText } from './value-text.ts';

/** How fresh each store is: when it changed, when the wire last named something in it, and whether the two agree. */
export function FreshnessTable({
  stores,
  onShowRecord,
}: {
  readonly stores: readonly StoreFreshness[];
  /** Shows one record by its `seq`. */
  readonly onShowRecord: (seq: number) => void;
}) {
  return (
    <ScrollRegion label="Stores, all" isFramed={false}>
      <table className={classes.table} aria-label="Stores">
        <thead>
          <tr>
            <th scope="col">Store</th>
            <th scope="col">Last change</th>
            <th scope="col">Named on the wire last</th>
            <th scope="col">Against the wire</th>
          </tr>
        </thead>
        <tbody>
          {stores.map((store) => (
            <FreshnessRow key={store.store} store={store} onShowRecord={onShowRecord} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FreshnessRow({
  store: { name, changedAt, seq, told, agrees, differences },
  onShowRecord,
}: {
  readonly store: StoreFreshness;
  readonly onShowRecord: (seq: number) => void;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {changedAt === 0 ? '–' : formatClock(changedAt)} {seq > 0 && <RecordNumber seq={seq} onShow={onShowRecord} />}
      </td>
      <td>
        {told === undefined ? (
          '–'
        ) : (
          <>
            {formatClock(told.at)} {told.line} <RecordNumber seq={told.seq} onShow={onShowRecord} />
            <span className={classes.soft}>{lagText(changedAt, told.at)}</span>
          </>
        )}
      </td>
      <td>
        <span className={classes.agrees} data-agrees={agrees}>
          {words[agrees]}
        </span>
        {differences.length > 0 && (
          <ul className={classes.differences}>
            {differences.map((difference) => (
              <li key={`${difference.id}.${difference.field}`}>
                {differenceText(difference)} <RecordNumber seq={difference.seq} onShow={onShowRecord} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

const words = {
  same: 'same',
  pending: 'pending',
  differs: 'differs',
  untold: 'never named',
};

const lagText = (changedAt: number, toldAt: number): string =>
  toldAt > changedAt ? `${formatDuration(toldAt - changedAt)} after the last change` : 'changed since';

function differenceText({ id, field, held, told }: Difference): string {
  if (field === undefined) return `${id}: deleted, and still held`;
  return `${id}.${field}: holds ${valueText(held ?? null, 40)}, the wire said ${valueText(told ?? null, 40)}`;
}
