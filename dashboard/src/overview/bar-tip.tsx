import { formatCount } from '@driftscope/ui';
import classes from './bar-chart.module.css';
import { countsOf, type Series } from './counts-of.ts';
import type { Bar } from './fill-buckets.ts';

/** What a bar counts, in words: the highest part first, as it is drawn. */
export function BarTip({
  bar,
  series,
  name,
}: {
  readonly bar: Bar;
  readonly series: readonly Series[];
  readonly name: string;
}) {
  const counts = countsOf(bar, series).toReversed();
  return (
    <>
      <strong>{name}</strong>
      {counts.length === 0 && <span>none</span>}
      {counts.map(({ name, color, count }) => (
        <span key={name} className={classes.name}>
          <span style={{ background: color }} />
          {name}
          <b>{formatCount(count)}</b>
        </span>
      ))}
    </>
  );
}
