import type { Stats } from '@driftscope/detect';
import { formatDuration } from '@driftscope/ui';
import { AfterFirstPaint } from './after-first-paint.tsx';
import { BarChart } from './bar-chart.tsx';
import { ChartFrame } from './chart-frame.tsx';

const BARS_PX = 150;
/** What is written below the bars. */
const TICKS_PX = 38;
const series = [{ name: 'gaps', color: 'var(--ds-lane-socket)' }];

/** How long sockets were gone, healthy gaps too. */
export function GapLengths({ gaps }: Pick<Stats, 'gaps'>) {
  const bars = gaps.lengths.map(({ fromMs, count }) => ({ at: fromMs, counts: { gaps: count } }));
  const texts = bars.map(({ at }, place) => {
    const next = bars[place + 1];
    return next === undefined ? `over ${formatDuration(at)}` : `to ${formatDuration(next.at)}`;
  });
  const says =
    gaps.p50Ms === undefined || gaps.p95Ms === undefined
      ? 'No socket that carries state was lost in this time.'
      : gaps.count === 1
        ? `The only gap was ${formatDuration(gaps.p50Ms)} long.`
        : `Half of ${gaps.count} gaps are at most ${formatDuration(gaps.p50Ms)} long, 95 of 100 ${formatDuration(gaps.p95Ms)}.`;
  return (
    <ChartFrame title="Gap lengths" says={says}>
      {gaps.count > 0 && (
        <AfterFirstPaint heightPx={BARS_PX + TICKS_PX}>
          {() => (
            <BarChart
              label="gap lengths"
              heightPx={BARS_PX}
              series={series}
              bars={bars}
              ticks={texts.map((text, place) => ({ place, text }))}
              nameOf={(bar) => texts[bars.findIndex(({ at }) => at === bar.at)] ?? ''}
            />
          )}
        </AfterFirstPaint>
      )}
    </ChartFrame>
  );
}
