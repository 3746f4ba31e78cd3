import type { Stats } from '@driftscope/detect';
import { formatDuration } from '@driftscope/ui';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from './chart-frame.tsx';
import { chartStyle } from './chart-style.ts';

/** How long sockets were gone, healthy gaps too. */
export function GapLengths({ gaps }: Pick<Stats, 'gaps'>) {
  const bars = gaps.lengths.map(({ fromMs, count }, index) => {
    const toMs = gaps.lengths[index + 1]?.fromMs;
    const name = toMs === undefined ? `over ${formatDuration(fromMs)}` : `to ${formatDuration(toMs)}`;
    return { name, count };
  });
  const says =
    gaps.p50Ms === undefined || gaps.p95Ms === undefined
      ? 'No socket that carries state was lost in this time.'
      : `Half of ${gaps.count} gaps are at most ${formatDuration(gaps.p50Ms)} long, 95 of 100 ${formatDuration(gaps.p95Ms)}.`;
  return (
    <ChartFrame title="Gap lengths" says={says}>
      {gaps.count > 0 && (
        <ResponsiveContainer width="100%" height={180}>
          <BarChart data={bars} margin={{ top: 4, right: 8, bottom: 0, left: -16 }}>
            <CartesianGrid stroke="var(--ds-line)" vertical={false} />
            <XAxis dataKey="name" {...chartStyle.axis} minTickGap={8} />
            <YAxis allowDecimals={false} {...chartStyle.axis} />
            <Tooltip {...chartStyle.tooltip} />
            <Bar name="gaps" dataKey="count" fill="var(--ds-lane-socket)" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartFrame>
  );
}
