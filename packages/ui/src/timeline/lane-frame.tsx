import { formatDuration } from '../format/format-duration.ts';
import { AXIS_PX, type Layout } from './compute-layout.ts';
import type { Tick } from './compute-ticks.ts';
import type { Span } from './lane.ts';
import classes from './timeline.module.css';

/** What stands behind the items: names of lanes, the axis, and the gaps. */
export function LaneFrame({
  layout,
  ticks,
  gaps,
  hatchId,
}: {
  readonly layout: Layout;
  readonly ticks: readonly Tick[];
  readonly gaps: readonly Span[];
  readonly hatchId: string;
}) {
  const { widthPx, heightPx, plotPx, isNarrow, xOf } = layout;
  return (
    <g>
      <defs>
        <pattern id={hatchId} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={classes.hatch} width={1.5} height={6} />
        </pattern>
      </defs>
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line
            className={label === '0' ? classes.zero : classes.tick}
            x1={xOf(at)}
            x2={xOf(at)}
            y1={AXIS_PX - 4}
            y2={heightPx}
          />
          <text className={classes.tickLabel} x={xOf(at)} y={12}>
            {label}
          </text>
        </g>
      ))}
      {gaps.map((gap) => (
        <Gap key={gap.fromAt} gap={gap} layout={layout} fill={`url(#${hatchId})`} />
      ))}
      {layout.lanes.map(({ kind, topPx, heightPx: laneHeightPx }) => (
        <g key={kind}>
          <line className={classes.rule} x1={0} x2={widthPx} y1={topPx + laneHeightPx} y2={topPx + laneHeightPx} />
          <text
            className={classes.name}
            data-lane={kind}
            x={isNarrow ? 2 : 0}
            y={isNarrow ? topPx + 13 : topPx + laneHeightPx / 2 + 4}
          >
            {kind}
          </text>
        </g>
      ))}
      <line className={classes.rule} x1={plotPx} x2={widthPx} y1={AXIS_PX} y2={AXIS_PX} />
    </g>
  );
}

function Gap({ gap, layout, fill }: { readonly gap: Span; readonly layout: Layout; readonly fill: string }) {
  const { xOf, plotPx, widthPx, heightPx } = layout;
  const fromPx = Math.max(plotPx, xOf(gap.fromAt));
  const untilPx = Math.min(widthPx, xOf(gap.untilAt));
  if (untilPx <= fromPx) return null;
  const box = { x: fromPx, y: AXIS_PX, width: untilPx - fromPx, height: heightPx - AXIS_PX };
  return (
    <g>
      <rect className={classes.gap} {...box} />
      <rect {...box} fill={fill} />
      {box.width > 110 && (
        <text className={classes.gapLabel} x={fromPx + box.width / 2} y={heightPx - 4}>
          no socket for {formatDuration(gap.untilAt - gap.fromAt)}
        </text>
      )}
    </g>
  );
}
