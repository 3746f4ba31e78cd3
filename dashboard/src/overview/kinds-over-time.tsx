import type { Stats } from '@driftscope/detect';
import { formatClock, formatCount, formatDay, formatMoment } from '@driftscope/ui';
import { AfterFirstPaint } from './after-first-paint.tsx';
import { BarChart } from './bar-chart.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { fillBuckets } from './fill-buckets.ts';

const BARS_PX = 190;
/** A legend of one line, and what is written below the bars. */
const AROUND_PX = 57;
const MOST_KINDS = 6;
const MOST_TICKS = 8;
const DAY_MS = 24 * 3_600_000;
const colors = ['socket', 'events', 'requests', 'store', 'page', 'server'].map((lane) => `var(--ds-lane-${lane})`);

interface OverTime {
  readonly stats: Stats;
  readonly period: { readonly from: number; readonly to: number };
}

/** How many incidents of which kind began when. */
export function KindsOverTime({ stats, period }: OverTime) {
  const [worst] = stats.kinds;
  return (
    <ChartFrame
      title="Incidents over time"
      says={
        worst
          ? `Most frequent: ${worst.kind}, ${formatCount(worst.count)} of ${formatCount(stats.count)}.`
          : 'None in this time.'
      }
    >
      <AfterFirstPaint heightPx={BARS_PX + AROUND_PX}>
        {() => <KindBars stats={stats} period={period} />}
      </AfterFirstPaint>
    </ChartFrame>
  );
}

function KindBars({ stats, period }: OverTime) {
  const { names, bars } = fillBuckets(stats, period, MOST_KINDS);
  const isShort = period.to - period.from <= 2 * DAY_MS;
  const texts = bars.map(({ at }) => (isShort ? formatClock(at, 'minute') : formatDay(at)));
  // Of several bars of one day, the first says which it is.
  const ticks = texts.flatMap((text, place) => (text === texts[place - 1] ? [] : [{ place, text }]));
  const every = Math.ceil(ticks.length / MOST_TICKS);
  return (
    <BarChart
      label="incidents over time"
      heightPx={BARS_PX}
      series={names.map((name, index) => ({ name, color: colors[index] ?? 'var(--ds-info)' }))}
      bars={bars}
      ticks={ticks.filter((_, index) => index % every === 0)}
      nameOf={({ at }) => formatMoment(at)}
    />
  );
}
