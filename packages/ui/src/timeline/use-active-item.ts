import { useMemo, useState } from 'react';
import { nextIndex } from '../virtual-list/next-index.ts';
import type { LaneItem, Track } from './lane.ts';
import type { PlacedItem } from './lane-plot.tsx';
import type { View } from './use-view.ts';
import { centerSpan, lengthOf, panSpan } from './view-span.ts';

export interface ActiveItem {
  /** Absent: none, or it is out of view. */
  readonly active: LaneItem | undefined;
  readonly hasEvidence: boolean;
  readonly setActive: (item: LaneItem) => void;
  /** Along time, as `nextIndex` reads the key. Nothing more in view that way: the view goes on by a third. */
  readonly step: (key: string) => void;
  /** To the item nearest in time in the next lane that way. */
  readonly stepLane: (direction: 1 | -1) => void;
  /** To the next or the last piece of evidence, wherever it is. */
  readonly stepWitness: (direction: 1 | -1) => void;
}

/** The item that the keys are at, and where they lead from there: in the order of time, lane to lane, or along the evidence. */
export function useActiveItem(
  tracks: readonly Track[],
  placed: readonly PlacedItem[],
  { view, setView }: View,
): ActiveItem {
  const [movedTo, setMovedTo] = useState<LaneItem>();
  const ordered = useMemo(() => placed.toSorted((a, b) => a.item.fromAt - b.item.fromAt), [placed]);
  const index = ordered.findIndex(({ item }) => item.key === movedTo?.key);
  const active = ordered[index];
  const evidence = useMemo(
    () =>
      tracks
        .flatMap(({ lanes }) => lanes.flatMap(({ items }) => items.filter(({ role }) => role !== undefined)))
        .sort((a, b) => a.fromAt - b.fromAt),
    [tracks],
  );

  function step(key: string): void {
    const next = nextIndex(key, nearestIndex(), ordered.length);
    if (next !== undefined && next !== index) setMovedTo(ordered[next]?.item);
    else if (key === 'ArrowDown') setView(panSpan(view, lengthOf(view) / 3));
    else if (key === 'ArrowUp') setView(panSpan(view, -lengthOf(view) / 3));
  }

  /** An item that zooming put together with others is still where it was. */
  function nearestIndex(): number {
    if (index >= 0 || movedTo === undefined) return index;
    const after = ordered.findIndex(({ item }) => item.fromAt >= movedTo.fromAt);
    return after < 0 ? ordered.length - 1 : after;
  }

  function stepLane(direction: 1 | -1): void {
    if (active === undefined) {
      step('ArrowDown');
      return;
    }
    const beyond = placed.filter(({ yPx }) => (yPx - active.yPx) * direction > 0.5);
    const [nearest] = beyond.toSorted((a, b) => Math.abs(a.yPx - active.yPx) - Math.abs(b.yPx - active.yPx));
    const inLane = beyond.filter(({ yPx }) => yPx === nearest?.yPx);
    const [best] = inLane.toSorted((a, b) => Math.abs(a.xPx - active.xPx) - Math.abs(b.xPx - active.xPx));
    if (best) setMovedTo(best.item);
  }

  function stepWitness(direction: 1 | -1): void {
    const next = evidence[nextEvidence(evidence, movedTo, direction)];
    if (next === undefined) return;
    setMovedTo(next);
    if (next.fromAt < view.fromAt || next.fromAt > view.untilAt) setView(centerSpan(view, next.fromAt));
  }

  return { active: active?.item, hasEvidence: evidence.length > 0, setActive: setMovedTo, step, stepLane, stepWitness };
}

/** From a piece of evidence to its neighbour; from anywhere else to the nearest that way. Out of bounds: there is none. */
function nextEvidence(evidence: readonly LaneItem[], from: LaneItem | undefined, direction: 1 | -1): number {
  if (from === undefined) return direction > 0 ? 0 : evidence.length - 1;
  const place = evidence.findIndex(({ key }) => key === from.key);
  if (place >= 0) return place + direction;
  const after = evidence.findIndex(({ fromAt }) => fromAt > from.fromAt);
  const beyond = after < 0 ? evidence.length : after;
  return direction > 0 ? beyond : beyond - 1;
}
