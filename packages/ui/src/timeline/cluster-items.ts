import { counted } from '../format/counted.ts';
import { formatDuration } from '../format/format-duration.ts';
import type { Lane, LaneItem, Span } from './lane.ts';

/** What is closer than this stands on each other. */
const BIN_PX = 6;
/** A stretch that is shorter is as good as an instant. */
const MIN_BAR_PX = 3;
/** So many of what matters most are drawn each for itself; more would be a smear, and slow. */
const MOST_PINNED = 300;

/**
 * The items of a lane in view, with one item in place of all that would stand on each other: never more than pixels.
 * Evidence and what was missed stand for themselves, as long as they can.
 */
export function clusterItems(lane: Lane, view: Span, msPerPx: number): readonly LaneItem[] {
  const inView = lane.items.filter(({ fromAt, untilAt }) => untilAt >= view.fromAt && fromAt <= view.untilAt);
  const canPin = inView.filter(isPinned).length <= MOST_PINNED;
  const shown: LaneItem[] = [];
  const bins = new Map<string, LaneItem[]>();
  for (const item of inView) {
    const isBar = item.shape === 'bar' && item.untilAt - item.fromAt >= MIN_BAR_PX * msPerPx;
    if (isBar || (canPin && isPinned(item))) {
      shown.push(item);
      continue;
    }
    // Counted from the epoch, so that moving the view leaves those in it as they are.
    const bin = `${item.row}/${Math.floor(item.fromAt / (BIN_PX * msPerPx))}`;
    const list = bins.get(bin);
    if (list) list.push(item);
    else bins.set(bin, [item]);
  }
  for (const [bin, items] of bins) shown.push(oneFor(items, `many/${lane.kind}/${bin}`));
  return shown.sort((a, b) => a.fromAt - b.fromAt);
}

const isPinned = ({ shape, role }: LaneItem): boolean => shape === 'missed' || role !== undefined;

function oneFor(items: readonly LaneItem[], key: string): LaneItem {
  const [first, ...others] = items;
  if (first === undefined) throw new Error('A bin holds what was put into it.');
  if (others.length === 0) return first;
  const untilAt = items.reduce((latest, item) => Math.max(latest, item.untilAt), first.untilAt);
  const bad = items.filter(({ tone }) => tone === 'bad').length;
  return {
    key,
    shape: 'many',
    tone: bad > 0 ? 'bad' : 'plain',
    fromAt: first.fromAt,
    untilAt,
    row: first.row,
    count: items.length,
    label: [
      `${counted(items.length, 'record')} within ${formatDuration(untilAt - first.fromAt)}`,
      bad > 0 ? `${bad} of them bad` : '',
    ]
      .filter(Boolean)
      .join(', '),
  };
}
