import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Layout } from './compute-layout.ts';
import type { Span } from './lane.ts';
import { panSpan, zoomSpan } from './view-span.ts';

/** Moves that are shorter are a click with a trembling hand. */
const DRAG_MIN_PX = 4;

/** The span in view: dragging pans, Ctrl or Cmd and the wheel zoom around the pointer, a sideways wheel pans. */
export function useView(initial: Span, plot: RefObject<SVGSVGElement | null>, layoutOf: (view: Span) => Layout) {
  const [view, setView] = useState(initial);
  const drag = useRef<{ readonly xPx: number; readonly view: Span; moved: boolean }>(undefined);
  const latest = useRef(layoutOf);
  useEffect(() => {
    latest.current = layoutOf;
  });

  useEffect(() => {
    const element = plot.current;
    // React listens to the wheel passively, and then the page would zoom too.
    const onWheel = (event: WheelEvent): void => {
      const isZoom = event.ctrlKey || event.metaKey;
      if (!isZoom && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      setView((before) => {
        const { atOf } = latest.current(before);
        if (!isZoom) return panSpan(before, atOf(event.deltaX) - atOf(0));
        return zoomSpan(before, Math.exp(event.deltaY / 300), atOf(event.offsetX));
      });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [plot]);

  return {
    view,
    setView,
    /** Whether the pointer's last press was a drag, and so no click. */
    wasDragged: () => drag.current?.moved === true,
    pointerHandlers: {
      onPointerDown(event: PointerEvent<SVGSVGElement>): void {
        if (event.button === 0) drag.current = { xPx: event.clientX, view, moved: false };
      },
      onPointerMove(event: PointerEvent<SVGSVGElement>): void {
        const from = drag.current;
        if (from === undefined || event.buttons !== 1) return;
        const movedPx = event.clientX - from.xPx;
        if (!from.moved && Math.abs(movedPx) < DRAG_MIN_PX) return;
        if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
        from.moved = true;
        const { atOf } = layoutOf(from.view);
        setView(panSpan(from.view, atOf(0) - atOf(movedPx)));
      },
    },
  };
}
