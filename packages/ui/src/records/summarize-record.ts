import type { DriftRecord } from '@driftscope/records';
import { counted } from '../format/counted.ts';
import { formatDuration } from '../format/format-duration.ts';
import { shorten } from '../format/shorten.ts';
import { describePatch } from './describe-patch.ts';
import { describeFrame } from './describe-wire.ts';
import { fieldsOf } from './fields-of.ts';
import type { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';
import { shortUrl } from './short-url.ts';
import { summarizePage } from './summarize-page.ts';
import { summarizeProbe } from './summarize-probe.ts';
import { summarizeStorage } from './summarize-storage.ts';
import { summarizeStream } from './summarize-stream.ts';

/** As much as a line holds: pages put megabytes into names, and browsers lay out all of a line. */
const MOST_CHARS = 500;

/** A record in one line for people, with what the index knows of its neighbours. */
export const summarizeRecord = (entry: SessionRecord, index: RecordIndex): string =>
  shorten(summaryOf(entry, index), MOST_CHARS);

function summaryOf(entry: SessionRecord, index: RecordIndex): string {
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
    case 'stream':
      return summarizeStream(record);
    case 'storage':
    case 'channel':
      return summarizeStorage(record);
    default:
      return summarizePage(record);
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
    case 'http.delivery':
      return `${what} came from: ${record.from}`;
    case 'http.failure':
      return `${what} failed (${record.reason}) after ${formatDuration(record.durationMs)}: ${record.message}`;
    default:
      return fieldsOf(record);
  }
}

function summarizeStore(entry: SessionRecord, index: RecordIndex): string {
  const { record } = entry;
  if (record.kind === 'store.found') return `${record.name} (${record.library}) found by ${record.via}`;
  if (record.kind === 'store.travel')
    return record.to === undefined
      ? 'stores as they were'
      : `${counted(record.stores.length, 'store')} put back to #${record.to}`;
  if (!('store' in record)) return fieldsOf(record);
  const name = index.storeOf(entry, record.store) ?? `store ${record.store}`;
  if (record.kind === 'store.snapshot') return `${name}: whole state${record.cut ? ', too large to keep' : ''}`;
  const cause = record.cause === undefined ? '' : `, caused by #${record.cause}`;
  return `${name}: ${describePatch(record.patch)}${cause}`;
}
