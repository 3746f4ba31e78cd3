import { type PointerEvent, useMemo, useRef } from 'react';
import { computeOverview } from './compute-overview.ts';
import type { Span, Track } from './lane.ts';
import classes from './timeline-overview.module.css';
import { centerSpan, lengthOf, panSpan } from './view-span.ts';

const HEIGHT_PX = 30;
const COLUMN_PX = 3;
/** As near to an edge of the brush, the pointer takes that edge. */
const GRIP_PX = 6;

type Grip = 'from' | 'until' | 'all' | 'new';

/** All of time in one line, and the view as a brush on it: drag it, drag its ends, or draw a new one. */
export function TimelineOverview({
  tracks,
  extent,
  view,
  leftPx,
  widthPx,
  onView,
}: {
  readonly tracks: readonly Track[];
  readonly extent: Span;
  readonly view: Span;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly onView: (view: Span) => void;
}) {
  const innerPx = Math.max(COLUMN_PX, widthPx - leftPx);
  const count = Math.max(1, Math.floor(innerPx / COLUMN_PX));
  const { bins, most, gaps, evidenceAt } = useMemo(
    () => computeOverview(tracks, extent, count),
    [tracks, extent, count],
  );
  const pxPerMs = innerPx / Math.max(1, lengthOf(extent));
  const xOf = (at: number): number => Math.min(innerPx, Math.max(0, (at - extent.fromAt) * pxPerMs));
  const atOf = (xPx: number): number => extent.fromAt + xPx / pxPerMs;
  const held = useRef<{ readonly grip: Grip; readonly at: number; readonly view: Span }>(undefined);
  const [fromPx, untilPx] = [xOf(view.fromAt), xOf(view.untilAt)];
  const pointerPx = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): number =>
    clientX - currentTarget.getBoundingClientRect().left;

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (event.button !== 0) return;
    const xPx = pointerPx(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { grip: gripAt(xPx, fromPx, untilPx), at: atOf(xPx), view };
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    if (held.current === undefined) return;
    const { grip, at, view: before } = held.current;
    const nowAt = atOf(pointerPx(event));
    if (grip === 'all') onView(panSpan(before, nowAt - at));
    else onView(spanBetween(grip === 'from' ? before.untilAt : grip === 'until' ? before.fromAt : at, nowAt));
  }

  function onPointerUp(event: PointerEvent<SVGSVGElement>): void {
    const last = held.current;
    held.current = undefined;
    // Who did not draw anything wants to be there.
    const nowAt = atOf(pointerPx(event));
    if (last?.grip === 'new' && Math.abs(nowAt - last.at) * pxPerMs < GRIP_PX) onView(centerSpan(last.view, nowAt));
  }

  return (
    <svg
      className={classes.root}
      style={{ marginLeft: leftPx }}
      width={innerPx}
      height={HEIGHT_PX}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        held.current = undefined;
      }}
    >
      <rect className={classes.ground} width={innerPx} height={HEIGHT_PX} rx={3} />
      {gaps.map((gap) => (
        <rect
          key={gap.fromAt}
          className={classes.gap}
          x={xOf(gap.fromAt)}
          width={Math.max(1, xOf(gap.untilAt) - xOf(gap.fromAt))}
          height={HEIGHT_PX}
        />
      ))}
      <path
        className={classes.all}
        d={columns(
          bins.map((bin) => bin.count),
          most,
        )}
      />
      <path
        className={classes.bad}
        d={columns(
          bins.map((bin) => bin.bad),
          most,
        )}
      />
      <path className={classes.evidence} d={ticksAt(evidenceAt.map(xOf))} />
      <rect className={classes.brush} x={fromPx} width={Math.max(2, untilPx - fromPx)} height={HEIGHT_PX} rx={2} />
      {[fromPx, untilPx].map((xPx, index) => (
        <rect
          key={index === 0 ? 'from' : 'until'}
          className={classes.grip}
          x={xPx - 2}
          y={9}
          width={4}
          height={12}
          rx={2}
        />
      ))}
    </svg>
  );
}

function gripAt(xPx: number, fromPx: number, untilPx: number): Grip {
  // A narrow brush could not be moved if its ends took all of it.
  const reachPx = Math.min(GRIP_PX, Math.max(2, (untilPx - fromPx) / 4));
  if (Math.abs(xPx - fromPx) <= reachPx) return 'from';
  if (Math.abs(xPx - untilPx) <= reachPx) return 'until';
  return xPx > fromPx && xPx < untilPx ? 'all' : 'new';
}

const spanBetween = (oneAt: number, otherAt: number): Span => ({
  fromAt: Math.min(oneAt, otherAt),
  untilAt: Math.max(oneAt, otherAt),
});

/** Tall enough to be seen, however few; the logarithm keeps a burst from hiding all else. */
function columns(counts: readonly number[], most: number): string {
  const scale = (HEIGHT_PX - 6) / Math.log1p(Math.max(1, most));
  return counts
    .map((count, index) => {
      if (count === 0) return '';
      const heightPx = Math.max(2, Math.log1p(count) * scale);
      return `M${index * COLUMN_PX} ${HEIGHT_PX}v${-heightPx.toFixed(1)}h${COLUMN_PX - 1}v${heightPx.toFixed(1)}z`;
    })
    .join('');
}

const ticksAt = (places: readonly number[]): string =>
  [...new Set(places.map((xPx) => Math.round(xPx)))].map((xPx) => `M${xPx} 0v5`).join('');
