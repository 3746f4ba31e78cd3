import type { Incident } from '@driftscope/detect';
import { type MissedEvent, missedEventsOf } from '../facts/missed-events.ts';
import type { RecordIndex } from '../records/record-index.ts';
import { entryKey, recordKey, type SessionRecord } from '../records/session-record.ts';
import type { Lane, LaneItem, LaneKind, Span } from './lane.ts';
import { laneMarkOf } from './lane-mark.ts';
import { mergeSpans } from './merge-spans.ts';
import { computeRequestBars } from './request-bars.ts';
import { computeSocketBars } from './socket-bars.ts';
import { stackRows } from './stack-rows.ts';
import { computeStretches } from './stretches.ts';

/** Whose timeline it is, and what to point out on it. An incident fits. */
export type LaneFocus = Pick<Incident, 'session' | 'at' | 'evidence' | 'facts'>;

const laneOrder: readonly LaneKind[] = ['fault', 'server', 'socket', 'events', 'requests', 'store', 'identity', 'page'];

/**
 * Sorts the records of one session into lanes: one for each family that has something in the span. Records before the
 * span are read too: what they began may last into it.
 *
 * @param roles The parts that records play in an incident, by `recordKey`.
 * @param focus The incident, where it is this session that drifted: what it missed is shown too.
 */
export function computeLanes(
  records: readonly SessionRecord[],
  span: Span,
  index: RecordIndex,
  roles: ReadonlyMap<string, string>,
  focus: LaneFocus | undefined,
): { readonly lanes: readonly Lane[]; readonly gaps: readonly Span[] } {
  const sockets = computeSocketBars(records, span.untilAt);
  const byLane = new Map<LaneKind, LaneItem[]>();
  const put = (lane: LaneKind, item: LaneItem): void => {
    const list = byLane.get(lane);
    if (list) list.push(item);
    else byLane.set(lane, [item]);
  };
  for (const bar of sockets.bars) put('socket', bar);
  for (const bar of computeRequestBars(records, span.untilAt)) put('requests', bar);
  for (const { lane, item } of computeStretches(records, span.untilAt)) put(lane, item);
  const shownByBars = new Set([...byLane.values()].flat().map(({ ref }) => ref?.seq));
  for (const item of focus === undefined ? [] : missedEventsOf(focus).flatMap(missedItem)) put('events', item);
  for (const entry of records) {
    if (shownByBars.has(entry.record.seq)) continue;
    const mark = laneMarkOf(entry, index, roles.size > 0 && roles.has(entryKey(entry)));
    if (mark) put(mark.lane, mark.item);
  }
  const lanes = laneOrder.flatMap((kind) => laneOf(kind, byLane.get(kind) ?? [], span, roles));
  const gaps = mergeSpans([...sockets.gaps, ...(focus === undefined ? [] : gapOf(focus))]);
  return { lanes, gaps: gaps.flatMap((gap) => cutTo(gap, span)) };
}

function laneOf(
  kind: LaneKind,
  items: readonly LaneItem[],
  span: Span,
  roles: ReadonlyMap<string, string>,
): readonly Lane[] {
  const inSpan = items
    .filter(({ fromAt, untilAt }) => fromAt <= span.untilAt && untilAt >= span.fromAt)
    .sort((a, b) => a.fromAt - b.fromAt);
  const withRoles = roles.size === 0 ? inSpan : inSpan.map((item) => withRole(item, roles));
  return inSpan.length === 0 ? [] : [{ kind, ...stackRows(withRoles) }];
}

function withRole(item: LaneItem, roles: ReadonlyMap<string, string>): LaneItem {
  const role = item.ref && roles.get(recordKey(item.ref));
  return role === undefined ? item : { ...item, role };
}

function missedItem({ id, event, room, at, by }: MissedEvent, index: number): readonly LaneItem[] {
  if (at === undefined) return [];
  const label = ['missed', event, id, room && `in ${room}`, by && `by ${by}`].filter(Boolean).join(' ');
  return [{ key: `missed/${index}`, shape: 'missed', tone: 'bad', fromAt: at, untilAt: at, row: 0, label }];
}

function cutTo(gap: Span, span: Span): readonly Span[] {
  const fromAt = Math.max(gap.fromAt, span.fromAt);
  const untilAt = Math.min(gap.untilAt, span.untilAt);
  return fromAt < untilAt ? [{ fromAt, untilAt }] : [];
}

/** The gap that the incident tells of: it may have begun before the page noticed. */
function gapOf({ at, facts }: LaneFocus): readonly Span[] {
  return typeof facts.gapMs === 'number' ? [{ fromAt: at, untilAt: at + facts.gapMs }] : [];
}
