import type { Incident } from '@driftscope/detect';
import { type MissedEvent, missedEventsOf } from '../facts/missed-events.ts';
import { RecordIndex } from '../records/record-index.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import type { Lane, LaneItem, LaneKind, Span } from './lane.ts';
import { laneMarkOf } from './lane-mark.ts';
import { mergeSpans } from './merge-spans.ts';
import { computeRequestBars } from './request-bars.ts';
import { computeSocketBars } from './socket-bars.ts';
import { stackRows } from './stack-rows.ts';

/** What a timeline shows: a lane for each family that has something in the span, and the times without a socket. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** While the page had lost its last socket, and had none. Cut to the span. */
  readonly gaps: readonly Span[];
}

/** Whose timeline it is, and what to point out on it. An incident fits. */
export type LaneFocus = Pick<Incident, 'session' | 'at' | 'evidence' | 'facts'>;

const laneOrder: readonly LaneKind[] = ['server', 'socket', 'events', 'requests', 'store', 'page'];

/**
 * Sorts the records of the focus's session into lanes; of other sessions, what a probe saw and what is evidence goes
 * into the lane `server`. Records before the span are read too: what they began may last into it.
 */
export function computeLanes(
  records: readonly SessionRecord[],
  span: Span,
  focus: LaneFocus,
  index = new RecordIndex().add(records),
): Lanes {
  const own = records.filter(({ session }) => session === focus.session);
  const roles = new Map(focus.evidence.map((evidence) => [recordKey(evidence), evidence.role]));
  const sockets = computeSocketBars(own, span.untilAt);
  const byLane = new Map<LaneKind, LaneItem[]>([
    ['socket', sockets.bars],
    ['requests', computeRequestBars(own, span.untilAt)],
    ['events', missedEventsOf(focus).flatMap(missedItem)],
  ]);
  for (const entry of records) {
    const mark = laneMarkOf(entry, index, {
      isOwn: entry.session === focus.session,
      isEvidence: roles.has(keyOf(entry)),
    });
    if (mark) listOf(byLane, mark.lane).push(mark.item);
  }
  const lanes = laneOrder.flatMap((kind) => laneOf(kind, byLane.get(kind) ?? [], span, roles));
  return { lanes, gaps: mergeSpans([...sockets.gaps, ...gapOf(focus)]).flatMap((gap) => cutTo(gap, span)) };
}

const keyOf = ({ session, record }: SessionRecord): string => recordKey({ session, seq: record.seq });

function listOf(byLane: Map<LaneKind, LaneItem[]>, kind: LaneKind): LaneItem[] {
  const known = byLane.get(kind);
  if (known) return known;
  const list: LaneItem[] = [];
  byLane.set(kind, list);
  return list;
}

function laneOf(
  kind: LaneKind,
  items: readonly LaneItem[],
  span: Span,
  roles: ReadonlyMap<string, string>,
): readonly Lane[] {
  const inSpan = items
    .filter(({ fromAt, untilAt }) => fromAt <= span.untilAt && untilAt >= span.fromAt)
    .toSorted((a, b) => a.fromAt - b.fromAt)
    .map((item) => withRole(item, roles));
  return inSpan.length === 0 ? [] : [{ kind, ...stackRows(inSpan) }];
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
