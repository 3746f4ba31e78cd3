import { createSignOfLife, hasCredentialInQuery, isHeartbeat, type SignOfLife } from '@driftscope/detect';
import {
  type DriftRecord,
  isJsonObject,
  type RecordOf,
  type SessionId,
  type WireConnectRequest,
  type WireFact,
  type WireReading,
} from '@driftscope/records';
import { sendsCredentials } from '../records/sends-credentials.ts';
import type { SocketNamespace, SocketSummary } from './socket-summary.ts';

/** A summary while its records are read. */
export type SocketDraft = { -readonly [Key in keyof SocketSummary]: SocketSummary[Key] } & {
  readonly namespaces: SocketNamespace[];
  /** Namespaces that asked for recovery, and have no answer yet. */
  readonly recovering: Set<string>;
  readonly life: SignOfLife;
};

/** A page goes on at once when it has the handshake of Engine.IO, and a busy one a little later. */
const TAKE_UP_MS = 2_000;

export function beginSocketDraft(session: SessionId, url: string, state: SocketSummary['state']): SocketDraft {
  const counts = { framesIn: 0, framesOut: 0, eventsIn: 0, eventsOut: 0 };
  return { session, url, state, namespaces: [], recovering: new Set(), life: createSignOfLife(), ...counts };
}

/** Tells a draft of a record at epoch ms `at`, in the order of `seq`. `reading`: what it means there. Absent: nothing. */
export function tellSocketDraft(draft: SocketDraft, record: DriftRecord, at: number, reading?: WireReading): void {
  const facts = reading?.facts ?? [];
  if (isOfSocket(record)) tell(draft, record, at);
  else if (draft.socket === undefined) tellRequest(draft, at, reading);
  for (const fact of facts) tellFact(draft, fact);
  const beats = facts.some(isHeartbeat);
  if (record.kind === 'http.body' || (record.kind === 'socket.frame' && record.dir === 'in')) {
    draft.lastInAt = at;
    draft.life.hear(at, beats);
  } else if (record.kind === 'socket.frame' && beats) draft.life.say(at);
}

/**
 * @param nowAt epoch ms up to which its records are known.
 * @param asked ids of Engine.IO that the page sent with a request.
 */
export function summarizeSocketDraft(draft: SocketDraft, nowAt: number, asked: ReadonlySet<string>): SocketSummary {
  const { recovering, life, ...socket } = draft;
  if (isGivenUp(draft, nowAt, asked)) return { ...socket, state: 'closed' };
  const isUp = socket.state === 'open' || socket.state === 'polling';
  const awaited = isUp ? life.awaited() : undefined;
  const isSilent = awaited !== undefined && nowAt >= awaited.sinceAt + awaited.limitMs;
  return isSilent ? { ...socket, state: 'half-open' } : socket;
}

/** Nothing was asked on it but the handshake, as when React mounts twice in development: the server alone believes in it. */
const isGivenUp = ({ state, openedAt, eio = '' }: SocketDraft, nowAt: number, asked: ReadonlySet<string>): boolean =>
  state === 'polling' && openedAt !== undefined && !asked.has(eio) && nowAt >= openedAt + TAKE_UP_MS;

type OfSocket = Extract<DriftRecord, { socket: number }>;

export const isOfSocket = (record: DriftRecord): record is OfSocket => 'socket' in record;

function tell(draft: SocketDraft, record: OfSocket, at: number): void {
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
      tellFrame(draft, record);
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

function tellFrame(draft: SocketDraft, frame: RecordOf<'socket.frame'>): void {
  if (draft.state === 'connecting') draft.state = 'open';
  if (frame.dir === 'out') draft.framesOut = frame.n;
  else draft.framesIn = frame.n;
}

/** A request of a connection that has no socket yet, which says later when it opened and closed. */
function tellRequest(draft: SocketDraft, at: number, reading: WireReading | undefined): void {
  if (reading?.facts.some(({ kind }) => kind === 'handshake')) draft.openedAt = at;
  if (!reading?.isEnded) return;
  draft.state = 'closed';
  draft.closedAt = at;
}

function tellFact(draft: SocketDraft, fact: WireFact): void {
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

function ask(draft: SocketDraft, request: WireConnectRequest): void {
  const { namespace: name, auth, pid } = request;
  const hasAuth = sendsCredentials(request);
  const inPacket = isJsonObject(auth) ? Object.keys(auth) : ['text'];
  const authBy = [...(hasAuth ? inPacket : []), ...(hasCredentialInQuery(draft.url) ? ['address'] : [])];
  draft.namespaces.push({ name, state: 'asked', hasAuth, ...(authBy.length > 0 && { authBy }) });
  if (pid !== undefined) draft.recovering.add(name);
}

function turn(draft: SocketDraft, name: string, state: SocketNamespace['state'], recovered?: boolean): void {
  const at = draft.namespaces.findLastIndex((namespace) => namespace.name === name);
  const before = draft.namespaces[at];
  const change = { state, ...(recovered !== undefined && { recovered }) };
  if (before) draft.namespaces[at] = { ...before, ...change };
  else draft.namespaces.push({ name, hasAuth: false, ...change });
}
