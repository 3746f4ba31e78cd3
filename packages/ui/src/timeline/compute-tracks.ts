import type { LinkedSpan } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { createSideOf } from '../incident-view/side-of.ts';
import { RecordIndex } from '../records/record-index.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import { spanTitle } from '../traces/span-title.ts';
import { computeLanes, type LaneFocus } from './compute-lanes.ts';
import type { LaneItem, Span, Track } from './lane.ts';
import { stackRows } from './stack-rows.ts';

export interface TrackOptions {
  /** What is shown of time. */
  readonly span: Span;
  /** The incident that it is about. Absent: about none. */
  readonly focus?: LaneFocus | undefined;
  /** What tracers told, on the clock of the records. */
  readonly spans?: readonly LinkedSpan[];
  readonly index?: RecordIndex;
  /** Who a session is. Absent: whoever was logged in, and its side of the incident. */
  readonly titleOf?: ((session: SessionId) => string) | undefined;
}

/**
 * Sorts records of several sessions into tracks: first the session of the focus, then the servers and their spans, then
 * the others in the order in which they come.
 */
export function computeTracks(records: readonly SessionRecord[], options: TrackOptions): readonly Track[] {
  const { span, focus, spans = [], index = new RecordIndex().add(records) } = options;
  const roles = new Map(focus?.evidence.map((evidence) => [recordKey(evidence), evidence.role]));
  const bySession = groupBySession(records);
  const titleOf = options.titleOf ?? createTitleOf(bySession, focus);
  const isServer = ([, own]: [SessionId, readonly SessionRecord[]]): boolean =>
    own.some(({ record }) => record.kind.startsWith('probe.'));
  const sessions = [...bySession];
  const first = focus?.session ?? sessions.find((session) => !isServer(session))?.[0];
  const place = (session: [SessionId, readonly SessionRecord[]]): number => {
    if (session[0] === first) return 0;
    return isServer(session) ? 1 : 3;
  };
  const tracks: { readonly place: number; readonly track: Track }[] = sessions.map(([session, own]) => {
    const isFocus = session === focus?.session;
    const { lanes, gaps } = computeLanes(own, span, index, roles, isFocus ? focus : undefined);
    return { place: place([session, own]), track: { key: session, title: titleOf(session), lanes, gaps } };
  });
  if (spans.length > 0) tracks.push({ place: 2, track: traceTrack(spans, span) });
  // What was missed is known also where no record is at hand.
  if (focus && !bySession.has(focus.session)) {
    const lanes = computeLanes([], span, index, roles, focus);
    tracks.push({ place: 0, track: { key: focus.session, title: titleOf(focus.session), ...lanes } });
  }
  return tracks
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ track }) => (track.lanes.length > 0 || track.gaps.length > 0 ? [track] : []));
}

function groupBySession(records: readonly SessionRecord[]): ReadonlyMap<SessionId, readonly SessionRecord[]> {
  const groups = new Map<SessionId, SessionRecord[]>();
  for (const entry of records) {
    const group = groups.get(entry.session);
    if (group) group.push(entry);
    else groups.set(entry.session, [entry]);
  }
  return groups;
}

function traceTrack(spans: readonly LinkedSpan[], { fromAt, untilAt }: Span): Track {
  const items = spans
    .filter(({ startAt, endAt }) => startAt <= untilAt && endAt >= fromAt)
    .toSorted((a, b) => a.startAt - b.startAt)
    .map(spanItem);
  const lanes = items.length === 0 ? [] : [{ kind: 'spans' as const, ...stackRows(items) }];
  return { key: 'traces', title: 'traces', lanes, gaps: [] };
}

function spanItem(span: LinkedSpan): LaneItem {
  const { traceId, spanId, side, service, startAt, endAt, failed, link } = span;
  const [ref] = link.records;
  return {
    key: `span/${traceId}/${spanId}`,
    shape: 'bar',
    tone: failed ? 'bad' : 'plain',
    fromAt: startAt,
    untilAt: Math.max(startAt, endAt),
    row: 0,
    label: `${spanTitle(span)}, ${side === 'client' ? 'page' : (service ?? 'server')}${failed ? ', failed' : ''}`,
    ...(ref && { ref }),
  };
}

/** By the user where one is known, and by the side; numbered where two would be called the same. */
function createTitleOf(
  bySession: ReadonlyMap<SessionId, readonly SessionRecord[]>,
  focus: LaneFocus | undefined,
): (session: SessionId) => string {
  const sideOf = focus && createSideOf(focus, [...bySession.values()].flat());
  const titles = new Map<SessionId, string>();
  const taken = new Map<string, number>();
  for (const [session, records] of bySession) {
    const parts = [sideOf?.(session) ?? sideWithoutFocus(records), userOf(records)];
    const title = parts.filter((part) => part !== undefined).join(', ');
    const number = (taken.get(title) ?? 0) + 1;
    taken.set(title, number);
    titles.set(session, number === 1 ? title : `${title} (${number})`);
  }
  return (session) => titles.get(session) ?? sideOf?.(session) ?? session;
}

function sideWithoutFocus(records: readonly SessionRecord[]): string {
  return records.some(({ record }) => record.kind.startsWith('probe.')) ? 'server' : 'page';
}

function userOf(records: readonly SessionRecord[]): string | undefined {
  for (const { record } of records) {
    if (record.kind === 'identity.seen' || record.kind === 'identity.login') return record.label ?? record.who;
  }
  return undefined;
}
