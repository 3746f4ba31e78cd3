import type { Stats } from '@driftscope/detect';
import { formatClock, formatDay } from '@driftscope/ui';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from './chart-frame.tsx';
import { chartStyle } from './chart-style.ts';
import { fillBuckets } from './fill-buckets.ts';

const MOST_KINDS = 6;
const DAY_MS = 24 * 3_600_000;
const colors = ['socket', 'events', 'requests', 'store', 'page', 'server'].map((lane) => `var(--ds-lane-${lane})`);

/** How many incidents of which kind began when. */
export function KindsOverTime({
  stats,
  period,
}: {
  readonly stats: Stats;
  readonly period: { readonly from: number; readonly to: number };
}) {
  const { names, bars } = fillBuckets(stats, period, MOST_KINDS);
  const isShort = period.to - period.from <= 2 * DAY_MS;
  const label = (at: number) => (isShort ? formatClock(at).slice(0, 5) : formatDay(at));
  // Of several bars of one day, the first says which it is.
  const ticks = bars.map(({ at }) => at).filter((at, place, all) => label(at) !== label(all[place - 1] ?? Number.NaN));
  const [worst] = stats.kinds;
  return (
    <ChartFrame
      title="Incidents over time"
      says={worst ? `Most frequent: ${worst.kind}, ${worst.count} of ${stats.count}.` : 'None in this time.'}
    >
      <ResponsiveContainer width="100%" height={240}>
        <BarChart data={[...bars]} margin={{ top: 4, right: 8, bottom: 0, left: -16 }}>
          <CartesianGrid stroke="var(--ds-line)" vertical={false} />
          <XAxis dataKey="at" tickFormatter={label} ticks={ticks} {...chartStyle.axis} minTickGap={40} />
          <YAxis allowDecimals={false} {...chartStyle.axis} />
          <Tooltip
            {...chartStyle.tooltip}
            labelFormatter={(at) => `${formatDay(Number(at))}, ${formatClock(Number(at)).slice(0, 5)}`}
          />
          <Legend {...chartStyle.legend} />
          {names.map((name, index) => (
            <Bar
              key={name}
              name={name}
              dataKey={({ counts }: (typeof bars)[number]) => counts[name] ?? 0}
              stackId="kinds"
              fill={colors[index] ?? 'var(--ds-info)'}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
