import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Layout } from './compute-layout.ts';
import type { View } from './use-view.ts';
import { panSpan, zoomSpan } from './view-span.ts';

/** Moves that are shorter are a click with a trembling hand. */
const DRAG_MIN_PX = 4;

/**
 * Dragging pans, two fingers zoom, Ctrl or Cmd and the wheel (and so a trackpad's pinch) zoom around the pointer, a
 * sideways wheel pans. The wheel alone is the page's.
 */
export function useGestures(
  plot: RefObject<SVGSVGElement | null>,
  { view, setView }: Pick<View, 'view' | 'setView'>,
  layoutOf: (view: View['view']) => Layout,
) {
  const pointers = useRef(new Map<number, number>());
  const drag = useRef<{ readonly xPx: number; readonly view: View['view']; moved: boolean }>(undefined);
  const wasDragged = useCallback(() => drag.current?.moved === true, []);
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
  }, [plot, setView]);

  function pinch(event: PointerEvent<SVGSVGElement>): void {
    const fromPx = pointers.current.get(event.pointerId);
    const [other] = [...pointers.current].flatMap(([id, xPx]) => (id === event.pointerId ? [] : [xPx]));
    if (fromPx === undefined || other === undefined) return;
    const leftPx = event.currentTarget.getBoundingClientRect().left;
    const factor = Math.max(1, Math.abs(fromPx - other)) / Math.max(1, Math.abs(event.clientX - other));
    setView((before) => zoomSpan(before, factor, latest.current(before).atOf(other - leftPx)));
  }

  function forget(event: PointerEvent<SVGSVGElement>): void {
    pointers.current.delete(event.pointerId);
    // The finger that stays would drag from where the view was before.
    if (pointers.current.size > 0) drag.current = undefined;
  }

  return {
    /** Whether the pointer's last press was a drag, and so no click. */
    wasDragged,
    pointerHandlers: {
      onPointerDown(event: PointerEvent<SVGSVGElement>): void {
        if (event.button !== 0) return;
        pointers.current.set(event.pointerId, event.clientX);
        drag.current = { xPx: event.clientX, view, moved: pointers.current.size > 1 };
      },
      onPointerMove(event: PointerEvent<SVGSVGElement>): void {
        const from = drag.current;
        if (from === undefined || !pointers.current.has(event.pointerId)) return;
        if (pointers.current.size > 1) pinch(event);
        pointers.current.set(event.pointerId, event.clientX);
        const movedPx = event.clientX - from.xPx;
        if (pointers.current.size > 1 || (!from.moved && Math.abs(movedPx) < DRAG_MIN_PX)) return;
        if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
        from.moved = true;
        const { atOf } = layoutOf(from.view);
        setView(panSpan(from.view, atOf(0) - atOf(movedPx)));
      },
      onPointerUp: forget,
      onPointerCancel: forget,
      onPointerLeave: forget,
    },
  };
}
