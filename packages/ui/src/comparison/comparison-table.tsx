import type { Json } from '@driftscope/records';
import { formatClock } from '../format/format-clock.ts';
import { shorten } from '../format/shorten.ts';
import { Side } from '../incident-view/side.tsx';
import type { createSideOf } from '../incident-view/side-of.ts';
import { RedactedText } from '../records/redacted-text.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import type { Comparison } from './compare-evidence.ts';
import classes from './comparison.module.css';

/** Longer values are cut: the record has all of it. */
const MOST_CHARS = 300;

/** An entity as each piece of evidence tells of it, column by column; a row is a field that differs. */
export function ComparisonTable({
  comparison: { id, versions, differing, sameCount },
  sideOf,
}: {
  readonly comparison: Comparison;
  readonly sideOf: ReturnType<typeof createSideOf>;
}) {
  return (
    <div className={classes.root}>
      <ScrollRegion label={`${id}, side by side`}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <code>{id}</code>
              </th>
              {versions.map(({ role, session, seq, at }) => (
                <th key={`${session}/${seq}/${role}`} scope="col">
                  {role} <Side side={sideOf(session)} />
                  <time>{formatClock(at)}</time>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ name, values, mark }) => (
              <tr key={name} data-mark={mark}>
                <th scope="row">{name}</th>
                {values.map((value, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a value has no name but that of its column.
                  <td key={place} data-absent={value === undefined || undefined}>
                    {value === undefined ? 'absent' : <RedactedText text={textOf(value)} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {sameCount > 0 && (
        <p className={classes.same}>
          {sameCount === 1 ? 'One other field says' : `${sameCount} other fields say`} the same everywhere.
        </p>
      )}
    </div>
  );
}

const textOf = (value: Json): string => shorten(JSON.stringify(value), MOST_CHARS);
