import type { LaneItem, Span } from './lane.ts';
import type { TimelineMove } from './timeline-move.ts';
import type { ActiveItem } from './use-active-item.ts';
import type { View } from './use-view.ts';
import { lengthOf, panSpan, zoomSpan } from './view-span.ts';

/** What keys move. */
export interface Movable {
  readonly items: ActiveItem;
  readonly viewing: View;
  /** What is looked at first. */
  readonly home: Span;
  readonly choose: (item: LaneItem) => void;
}

/** Does what a key asked for. */
export function makeMove(move: TimelineMove, { items, viewing: { view, setView }, home, choose }: Movable): void {
  const { active } = items;
  switch (move.kind) {
    case 'step':
      items.step(move.key);
      break;
    case 'lane':
      items.stepLane(move.direction);
      break;
    case 'evidence':
      items.stepWitness(move.direction);
      break;
    case 'pan':
      setView(panSpan(view, move.share * lengthOf(view)));
      break;
    case 'zoom':
      setView(zoomSpan(view, move.factor, active?.fromAt));
      break;
    case 'home':
      setView(home);
      break;
    case 'choose':
      if (active) choose(active);
      break;
  }
}
