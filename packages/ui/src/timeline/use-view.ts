import { useCallback, useRef, useState } from 'react';
import type { Span } from './lane.ts';
import { clampSpan, lengthOf, padSpan, panSpan } from './view-span.ts';

export interface ViewOptions {
  /** What is looked at first. */
  readonly home: Span;
  /** All that there is. */
  readonly extent: Span;
  /** It grows: the view goes with its end, as long as the end is in view. */
  readonly isLive: boolean;
  /** Set by the host. Absent: the timeline keeps it. */
  readonly view?: Span | undefined;
  readonly onView?: ((view: Span) => void) | undefined;
}

export interface View {
  readonly view: Span;
  /** The end is in view, and stays there. */
  readonly isFollowing: boolean;
  /** Takes the next view, or makes it of the one that is; never more than there is to see. */
  readonly setView: (next: Span | ((before: Span) => Span)) => void;
  readonly follow: () => void;
}

/** How much of a live view is left free at its end. */
const HEADROOM = 0.03;

/** The span in view. */
export function useView({ home, extent, isLive, view: given, onView }: ViewOptions): View {
  const [kept, setKept] = useState({ span: home, isFollowing: isLive });
  const isFollowing = isLive && kept.isFollowing;
  const span = given ?? kept.span;
  const view = isFollowing ? toEnd(span, extent) : span;
  // Several wheel events come before the next render, and each goes on from the one before.
  const latest = useRef(view);
  latest.current = view;

  const setView = useCallback(
    (next: Span | ((before: Span) => Span)) => {
      const asked = typeof next === 'function' ? next(latest.current) : next;
      const span = clampSpan(asked, padSpan(extent));
      latest.current = span;
      setKept({ span, isFollowing: isLive && span.untilAt >= extent.untilAt });
      onView?.(span);
    },
    [extent, isLive, onView],
  );
  const follow = useCallback(() => setView(toEnd(latest.current, extent)), [setView, extent]);

  return { view, isFollowing, setView, follow };
}

const toEnd = (span: Span, { untilAt }: Span): Span =>
  panSpan(span, untilAt + lengthOf(span) * HEADROOM - span.untilAt);
