import { type RefObject, useEffect, useState } from 'react';
import { formatClock } from '../format/format-clock.ts';
import { AXIS_PX, type Layout } from './compute-layout.ts';
import type { PlacedItem } from './lane-plot.tsx';
import classes from './timeline.module.css';

/** Evidence so near draws the cursor to it. */
const SNAP_PX = 9;
const LABEL_PX = 84;

/** A line under the pointer with its time. It snaps to evidence: that is what one wants to read the time of. */
export function TimelineCursor({
  plot,
  layout,
  placed,
}: {
  readonly plot: RefObject<SVGSVGElement | null>;
  readonly layout: Layout;
  readonly placed: readonly PlacedItem[];
}) {
  const [pointerPx, setPointerPx] = useState<number>();
  useEffect(() => {
    const element = plot.current;
    const onMove = ({ clientX, pointerType }: PointerEvent): void => {
      if (element && pointerType === 'mouse') setPointerPx(clientX - element.getBoundingClientRect().left);
    };
    const onLeave = (): void => setPointerPx(undefined);
    element?.addEventListener('pointermove', onMove);
    element?.addEventListener('pointerleave', onLeave);
    return () => {
      element?.removeEventListener('pointermove', onMove);
      element?.removeEventListener('pointerleave', onLeave);
    };
  }, [plot]);

  if (pointerPx === undefined || pointerPx < layout.plotPx) return null;
  const snapped = nearest(placed, pointerPx);
  const xPx = snapped?.xPx ?? pointerPx;
  const at = snapped?.item.fromAt ?? layout.atOf(pointerPx);
  const labelPx = Math.min(Math.max(layout.plotPx, xPx - LABEL_PX / 2), layout.widthPx - LABEL_PX);
  return (
    <g className={classes.cursor} data-snapped={snapped !== undefined || undefined}>
      <line x1={xPx} x2={xPx} y1={AXIS_PX} y2={layout.heightPx} />
      <rect x={labelPx} y={1} width={LABEL_PX} height={16} rx={3} />
      <text x={labelPx + LABEL_PX / 2} y={12.5}>
        {formatClock(at)}
      </text>
    </g>
  );
}

function nearest(placed: readonly PlacedItem[], pointerPx: number): PlacedItem | undefined {
  let best: PlacedItem | undefined;
  for (const one of placed) {
    if (one.item.role === undefined || Math.abs(one.xPx - pointerPx) > SNAP_PX) continue;
    if (best === undefined || Math.abs(one.xPx - pointerPx) < Math.abs(best.xPx - pointerPx)) best = one;
  }
  return best;
}
