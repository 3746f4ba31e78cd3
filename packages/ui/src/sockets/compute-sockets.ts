import type { DriftRecord, RecordOf, SessionId, WireFact } from '@driftscope/records';
import { RecordIndex } from '../records/record-index.ts';
import { sendsCredentials } from '../records/sends-credentials.ts';
import type { SessionRecord } from '../records/session-record.ts';

/** One socket of one page load, as its records tell it. */
export interface SocketSummary {
  readonly session: SessionId;
  /** Number in its session, from 1. */
  readonly socket: number;
  readonly url: string;
  readonly state: 'connecting' | 'open' | 'closing' | 'closed';
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
}

type Draft = { -readonly [Key in keyof SocketSummary]: SocketSummary[Key] } & {
  namespaces: SocketNamespace[];
};

/** All sockets among the records, in the order they appeared. */
export function computeSockets(records: readonly SessionRecord[]): readonly SocketSummary[] {
  const index = new RecordIndex().add(records);
  const drafts = new Map<string, Draft>();
  for (const entry of records) {
    const { record } = entry;
    if (!isOfSocket(record)) continue;
    const key = `${entry.session}/${record.socket}`;
    const draft = drafts.get(key) ?? begin(entry, record);
    drafts.set(key, draft);
    tell(draft, record, entry.originMs + record.t);
    for (const fact of index.factsOf(entry)) tellFact(draft, fact);
  }
  return [...drafts.values()];
}

type OfSocket = Extract<DriftRecord, { socket: number }>;

const isOfSocket = (record: DriftRecord): record is OfSocket => 'socket' in record;

function begin({ session }: SessionRecord, record: OfSocket): Draft {
  const url = 'url' in record ? record.url : '';
  const counts = { framesIn: 0, framesOut: 0, eventsIn: 0, eventsOut: 0 };
  return { session, socket: record.socket, url, state: 'connecting', namespaces: [], ...counts };
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
      break;
    case 'event':
      if (fact.dir === 'in') draft.eventsIn += 1;
      else draft.eventsOut += 1;
      break;
    case 'connect':
      draft.namespaces.push({ name: fact.namespace, state: 'asked', hasAuth: sendsCredentials(fact) });
      break;
    case 'connected':
      turn(draft, fact.namespace, 'connected');
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

function turn(draft: Draft, name: string, state: SocketNamespace['state']): void {
  const at = draft.namespaces.findLastIndex((namespace) => namespace.name === name);
  const before = draft.namespaces[at];
  if (before) draft.namespaces[at] = { ...before, state };
  else draft.namespaces.push({ name, state, hasAuth: false });
}
