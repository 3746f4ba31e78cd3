import { createSignOfLife, hasCredentialInQuery, isHeartbeat, type SignOfLife } from '@driftscope/detect';
import {
  type DriftRecord,
  isJsonObject,
  type RecordOf,
  type SessionId,
  type WireConnectRequest,
  type WireFact,
} from '@driftscope/records';
import { RecordIndex } from '../records/record-index.ts';
import { sendsCredentials } from '../records/sends-credentials.ts';
import type { SessionRecord } from '../records/session-record.ts';

/** One socket of one page load, as its records tell it. */
export interface SocketSummary {
  readonly session: SessionId;
  /** Number in its session, from 1. */
  readonly socket: number;
  readonly url: string;
  /** `half-open`: the page takes it for open, and a sign of life that was due has not come, as the detector sees it. */
  readonly state: 'connecting' | 'open' | 'half-open' | 'closing' | 'closed';
  /** Engine.IO session id. Absent: another protocol, or no handshake was seen. */
  readonly eio?: string;
  /** Socket.IO namespaces that were asked for. Empty for other protocols. */
  readonly namespaces: readonly SocketNamespace[];
  readonly framesIn: number;
  readonly framesOut: number;
  readonly eventsIn: number;
  readonly eventsOut: number;
  /** Epoch ms. Absent: it never opened, or was open before recording began. */
  readonly openedAt?: number;
  readonly closedAt?: number;
  /** Epoch ms of the last frame that came. Absent: none did. */
  readonly lastInAt?: number;
  /** Absent while it is not closed. */
  readonly close?: { readonly code: number; readonly reason: string };
}

export interface SocketNamespace {
  readonly name: string;
  readonly state: 'asked' | 'connected' | 'refused' | 'left';
  /** Whether credentials were sent with the request. */
  readonly hasAuth: boolean;
  /** Where they were: the names of the request's fields, or `address`. Absent: nothing was sent that can be seen. */
  readonly authBy?: readonly string[];
  /** Socket.IO was asked to take up the former connection, and did or did not. Absent: it was not asked, or has not answered. */
  readonly recovered?: boolean;
}

type Draft = { -readonly [Key in keyof SocketSummary]: SocketSummary[Key] } & {
  namespaces: SocketNamespace[];
  /** Namespaces that asked for recovery, and have no answer yet. */
  readonly recovering: Set<string>;
  readonly life: SignOfLife;
};

/**
 * All sockets among the records, in the order they appeared. What a connection said by requests, as Engine.IO does before it goes
 * over to a socket, is told of that socket.
 *
 * @param nowAt epoch ms up to which all is among the records: what did not come until then is missed. Absent: nothing is.
 */
export function computeSockets(
  records: readonly SessionRecord[],
  nowAt = Number.NEGATIVE_INFINITY,
): readonly SocketSummary[] {
  const index = new RecordIndex().add(records);
  const drafts = new Map<string, Draft>();
  /** By connection: the socket that it went over to, or what it said before. */
  const polled = new Map<string, Draft | WireFact[]>();
  for (const entry of records) {
    const { record } = entry;
    const facts = index.factsOf(entry);
    const connection = `${entry.session}/${index.connectionOf(entry)}`;
    if (!isOfSocket(record)) {
      if (facts.length > 0) tellPolled(polled, connection, facts);
      continue;
    }
    const key = `${entry.session}/${record.socket}`;
    const draft = drafts.get(key) ?? begin(entry, record);
    drafts.set(key, draft);
    const at = entry.originMs + record.t;
    goOver(polled, connection, draft);
    tell(draft, record, at);
    for (const fact of facts) tellFact(draft, fact);
    if (record.kind === 'socket.frame') listen(draft.life, record.dir, facts.some(isHeartbeat), at);
  }
  return [...drafts.values()].map((draft) => summaryOf(draft, nowAt));
}

function tellPolled(polled: Map<string, Draft | WireFact[]>, connection: string, facts: readonly WireFact[]): void {
  const told = polled.get(connection) ?? [];
  polled.set(connection, told);
  if (Array.isArray(told)) told.push(...facts);
  else for (const fact of facts) tellFact(told, fact);
}

/** What was said by requests until now is of this socket, and so is what still will be. */
function goOver(polled: Map<string, Draft | WireFact[]>, connection: string, draft: Draft): void {
  const before = polled.get(connection);
  if (!Array.isArray(before)) return;
  for (const fact of before) tellFact(draft, fact);
  polled.set(connection, draft);
}

function summaryOf({ recovering, life, ...socket }: Draft, nowAt: number): SocketSummary {
  const awaited = socket.state === 'open' ? life.awaited() : undefined;
  const isSilent = awaited !== undefined && nowAt >= awaited.sinceAt + awaited.limitMs;
  return isSilent ? { ...socket, state: 'half-open' } : socket;
}

function listen(life: SignOfLife, dir: 'in' | 'out', beats: boolean, at: number): void {
  if (dir === 'in') life.hear(at, beats);
  else if (beats) life.say(at);
}

type OfSocket = Extract<DriftRecord, { socket: number }>;

const isOfSocket = (record: DriftRecord): record is OfSocket => 'socket' in record;

function begin({ session }: SessionRecord, record: OfSocket): Draft {
  const url = 'url' in record ? record.url : '';
  const counts = { framesIn: 0, framesOut: 0, eventsIn: 0, eventsOut: 0 };
  return {
    session,
    socket: record.socket,
    url,
    state: 'connecting',
    namespaces: [],
    recovering: new Set(),
    life: createSignOfLife(),
    ...counts,
  };
}

function tell(draft: Draft, record: OfSocket, at: number): void {
  switch (record.kind) {
    case 'socket.found':
      draft.state = record.state;
      draft.framesIn = record.framesIn;
      draft.framesOut = record.framesOut;
      break;
    case 'socket.open':
      draft.state = 'open';
      draft.openedAt = at;
      break;
    case 'socket.frame':
      tellFrame(draft, record, at);
      break;
    case 'socket.closing':
      draft.state = 'closing';
      break;
    case 'socket.close':
      draft.state = 'closed';
      draft.closedAt = at;
      draft.close = { code: record.code, reason: record.reason };
      break;
    default:
      break;
  }
}

function tellFrame(draft: Draft, frame: RecordOf<'socket.frame'>, at: number): void {
  if (draft.state === 'connecting') draft.state = 'open';
  if (frame.dir === 'out') draft.framesOut = frame.n;
  else {
    draft.framesIn = frame.n;
    draft.lastInAt = at;
  }
}

function tellFact(draft: Draft, fact: WireFact): void {
  switch (fact.kind) {
    case 'handshake':
      draft.eio = fact.eio;
      draft.life.promise(fact.pingIntervalMs, fact.pingTimeoutMs);
      break;
    case 'event':
      if (fact.dir === 'in') draft.eventsIn += 1;
      else draft.eventsOut += 1;
      break;
    case 'connect':
      ask(draft, fact);
      break;
    case 'connected':
      turn(draft, fact.namespace, 'connected', draft.recovering.delete(fact.namespace) ? fact.recovered : undefined);
      break;
    case 'refused':
      turn(draft, fact.namespace, 'refused');
      break;
    case 'disconnect':
      turn(draft, fact.namespace, 'left');
      break;
    default:
      break;
  }
}

function ask(draft: Draft, request: WireConnectRequest): void {
  const { namespace: name, auth, pid } = request;
  const hasAuth = sendsCredentials(request);
  const inPacket = isJsonObject(auth) ? Object.keys(auth) : ['text'];
  const authBy = [...(hasAuth ? inPacket : []), ...(hasCredentialInQuery(draft.url) ? ['address'] : [])];
  draft.namespaces.push({ name, state: 'asked', hasAuth, ...(authBy.length > 0 && { authBy }) });
  if (pid !== undefined) draft.recovering.add(name);
}

function turn(draft: Draft, name: string, state: SocketNamespace['state'], recovered?: boolean): void {
  const at = draft.namespaces.findLastIndex((namespace) => namespace.name === name);
  const before = draft.namespaces[at];
  const change = { state, ...(recovered !== undefined && { recovered }) };
  if (before) draft.namespaces[at] = { ...before, ...change };
  else draft.namespaces.push({ name, hasAuth: false, ...change });
}
