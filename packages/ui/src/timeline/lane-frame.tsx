import { formatDuration } from '../format/format-duration.ts';
import { AXIS_PX, type Layout, type PlacedTrack } from './compute-layout.ts';
import type { Tick } from './compute-ticks.ts';
import type { LaneKind, Span } from './lane.ts';
import classes from './timeline.module.css';

/** About how wide a letter of the axis is: the last label is moved in rather than cut off. */
const LETTER_PX = 6.5;

/** What stands behind the items: names of lanes, the axis, and the gaps. */
export function LaneFrame({
  layout,
  ticks,
  hatchId,
}: {
  readonly layout: Layout;
  readonly ticks: readonly Tick[];
  readonly hatchId: string;
}) {
  const { widthPx, heightPx, plotPx, xOf } = layout;
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
          <text className={classes.tickLabel} x={Math.min(xOf(at), widthPx - (label.length * LETTER_PX) / 2)} y={12}>
            {label}
          </text>
        </g>
      ))}
      {layout.tracks.map((placed) => (
        <TrackFrame key={placed.track.key} placed={placed} layout={layout} fill={`url(#${hatchId})`} />
      ))}
      <line className={classes.rule} x1={plotPx} x2={widthPx} y1={AXIS_PX} y2={AXIS_PX} />
    </g>
  );
}

function TrackFrame({
  placed,
  layout,
  fill,
}: {
  readonly placed: PlacedTrack;
  readonly layout: Layout;
  readonly fill: string;
}) {
  const { widthPx, isNarrow } = layout;
  const { track, topPx, titlePx, lanes } = placed;
  return (
    <g>
      {titlePx > 0 && <rect className={classes.trackHead} x={0} y={topPx} width={widthPx} height={titlePx} />}
      {track.gaps.map((gap) => (
        <Gap key={gap.fromAt} gap={gap} placed={placed} layout={layout} fill={fill} />
      ))}
      {lanes.map(({ kind, topPx: laneTopPx, heightPx }) => (
        <g key={kind}>
          <line className={classes.rule} x1={0} x2={widthPx} y1={laneTopPx + heightPx} y2={laneTopPx + heightPx} />
          <text
            className={classes.name}
            data-lane={kind}
            x={isNarrow ? 2 : 0}
            y={isNarrow ? laneTopPx + 13 : laneTopPx + heightPx / 2 + 4}
          >
            {laneNames[kind] ?? kind}
          </text>
        </g>
      ))}
    </g>
  );
}

const laneNames: Partial<Record<LaneKind, string>> = { fault: 'faults', identity: 'user' };

function Gap({
  gap,
  placed: { topPx, titlePx, heightPx },
  layout: { xOf, plotPx, widthPx },
  fill,
}: {
  readonly gap: Span;
  readonly placed: PlacedTrack;
  readonly layout: Layout;
  readonly fill: string;
}) {
  const fromPx = Math.max(plotPx, xOf(gap.fromAt));
  const untilPx = Math.min(widthPx, xOf(gap.untilAt));
  if (untilPx <= fromPx || heightPx <= titlePx) return null;
  const box = { x: fromPx, y: topPx + titlePx, width: untilPx - fromPx, height: heightPx - titlePx };
  return (
    <g>
      <rect className={classes.gap} {...box} />
      <rect {...box} fill={fill} />
      {box.width > 110 && (
        <text className={classes.gapLabel} x={fromPx + box.width / 2} y={topPx + heightPx - 4}>
          no socket for {formatDuration(gap.untilAt - gap.fromAt)}
        </text>
      )}
    </g>
  );
}
