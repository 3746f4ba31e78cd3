import type { DriftRecord } from '@driftscope/records';
import { formatDuration } from '../format/format-duration.ts';
import { describePatch } from './describe-patch.ts';
import { describeFrame } from './describe-wire.ts';
import type { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

/** A record in one line for people, with what the index knows of its neighbours. */
export function summarizeRecord(entry: SessionRecord, index: RecordIndex): string {
  const { record } = entry;
  switch (family(record)) {
    case 'socket':
      return summarizeSocket(entry, index);
    case 'http':
      return summarizeHttp(entry, index);
    case 'store':
      return summarizeStore(entry, index);
    case 'probe':
      return summarizeProbe(record);
    default:
      return summarizeOther(record);
  }
}

const family = ({ kind }: DriftRecord): string => kind.slice(0, kind.indexOf('.'));

function summarizeSocket(entry: SessionRecord, index: RecordIndex): string {
  const { record } = entry;
  switch (record.kind) {
    case 'socket.attempt':
      return `socket ${record.socket} → ${shortUrl(record.url)}`;
    case 'socket.found':
      return `socket ${record.socket} was there already, ${record.state}: ${shortUrl(record.url)}`;
    case 'socket.open':
      return `socket ${record.socket} open`;
    case 'socket.frame':
      return describeFrame(record, index.factsOf(entry));
    case 'socket.error':
      return `socket ${record.socket} error`;
    case 'socket.closing':
      return `socket ${record.socket} closed by the page${record.code === undefined ? '' : `, code ${record.code}`}`;
    case 'socket.close':
      return `socket ${record.socket} closed, code ${record.code}${record.reason && `: ${record.reason}`}`;
    default:
      return fieldsOf(record);
  }
}

function summarizeHttp(entry: SessionRecord, index: RecordIndex): string {
  const { record } = entry;
  if (record.kind === 'http.request') return `${record.method} ${shortUrl(record.url)}`;
  if (!('request' in record)) return fieldsOf(record);
  const request = index.requestOf(entry, record.request);
  const what = request ? `${request.method} ${shortUrl(request.url)}` : `request ${record.request}`;
  switch (record.kind) {
    case 'http.response':
      return `${what} → ${record.status} ${formatDuration(record.durationMs)}`;
    case 'http.body':
      return `${what} body ${record.body.length} chars${record.cut ? `, cut (${record.cut})` : ''}`;
    default:
      return `${what} failed (${record.reason}) after ${formatDuration(record.durationMs)}: ${record.message}`;
  }
}

function summarizeStore(entry: SessionRecord, index: RecordIndex): string {
  const { record } = entry;
  if (record.kind === 'store.found') return `${record.name} (${record.library}) found by ${record.via}`;
  if (!('store' in record)) return fieldsOf(record);
  const name = index.storeOf(entry, record.store) ?? `store ${record.store}`;
  if (record.kind === 'store.snapshot') return `${name}: whole state${record.cut ? ', too large to keep' : ''}`;
  const cause = record.cause === undefined ? '' : `, caused by #${record.cause}`;
  return `${name}: ${describePatch(record.patch)}${cause}`;
}

function summarizeProbe(record: DriftRecord): string {
  switch (record.kind) {
    case 'probe.connect':
      return `${record.user ?? 'somebody'} connected to ${record.namespace}${record.recovered ? ', recovered' : ''}`;
    case 'probe.join':
      return `${record.sid} joined ${record.room}`;
    case 'probe.leave':
      return `${record.sid} left ${record.room}`;
    case 'probe.emit':
      return `sent ${record.event} to ${record.rooms.join(', ') || (record.direct ? 'one socket' : 'all')}: ${counted(record.to.length, 'recipient')}`;
    case 'probe.replay':
      return `sent ${record.event} again, #${record.n}`;
    case 'probe.receive':
      return `got ${record.event} from ${record.sid}`;
    case 'probe.disconnect':
      return `${record.sid} gone: ${record.reason}, ${counted(record.sent, 'event')} sent`;
    default:
      return fieldsOf(record);
  }
}

function summarizeOther(record: DriftRecord): string {
  switch (record.kind) {
    case 'identity.seen':
      return `${record.label ?? record.who} is logged in`;
    case 'identity.login':
      return `${record.label ?? record.who} logged in`;
    case 'identity.logout':
      return `${record.label ?? record.who} logged out`;
    case 'identity.switch':
      return `${record.from} → ${record.label ?? record.to}`;
    case 'page.load':
      return `${record.navigation ?? 'load'} ${shortUrl(record.url)}`;
    case 'page.visibility':
      return record.visibility;
    case 'recorder.on':
      return record.fromStart ? 'recording from the start of the page' : 'recording from now on';
    case 'recorder.dropped':
      return `${counted(record.count, 'record')} left out (${record.why})`;
    case 'recorder.fault':
      return `${record.hook}: ${record.message}${record.off ? ' (hook is off)' : ''}`;
    case 'mark':
      return record.text;
    default:
      return fieldsOf(record);
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A kind that this version does not know: its fields, shortened. */
function fieldsOf(record: DriftRecord): string {
  const { seq: _seq, t: _t, kind: _kind, ...fields } = record;
  const text = JSON.stringify(fields);
  return text === '{}' ? '' : text.slice(0, 120);
}

/** Path and query: the origin is the page's own most of the time. */
function shortUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
