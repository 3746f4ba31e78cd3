import type { DriftRecord, WireFact } from '@driftscope/records';
import type { RecordIndex } from '../records/record-index.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import type { LaneItem, LaneKind, LaneTone } from './lane.ts';

/** The instant that a record stands for on the timeline. `undefined`: a bar shows it, or it is of no interest there. */
export function laneMarkOf(
  entry: SessionRecord,
  index: RecordIndex,
  { isOwn, isEvidence }: { readonly isOwn: boolean; readonly isEvidence: boolean },
): { readonly lane: LaneKind; readonly item: LaneItem } | undefined {
  const lane = isOwn
    ? (ownLaneOf(entry, index) ?? (isEvidence ? evidenceLaneOf(entry.record) : undefined))
    : otherLaneOf(entry.record, isEvidence);
  if (lane === undefined) return undefined;
  const { session, originMs, record } = entry;
  const ref = { session, seq: record.seq };
  const at = originMs + record.t;
  const item: LaneItem = {
    key: recordKey(ref),
    shape: record.kind === 'socket.frame' && record.dir === 'out' ? 'out' : 'mark',
    tone: toneOf(record),
    fromAt: at,
    untilAt: at,
    row: 0,
    label: summarizeRecord(entry, index),
    ref,
  };
  return { lane, item };
}

function ownLaneOf(entry: SessionRecord, index: RecordIndex): LaneKind | undefined {
  const { record } = entry;
  switch (record.kind) {
    case 'socket.frame':
      return frameLaneOf(index.factsOf(entry));
    case 'socket.close':
    case 'socket.error':
      return 'socket';
    case 'store.commit':
    case 'store.snapshot':
      return 'store';
    default:
      return /^(page|identity|mark|recorder|fault)\b/.test(record.kind) ? 'page' : undefined;
  }
}

function frameLaneOf(facts: readonly WireFact[]): LaneKind | undefined {
  if (facts.some(({ kind }) => kind === 'event' || kind === 'ack' || kind === 'message')) return 'events';
  return facts.some(({ kind }) => /^(connect|connected|refused|disconnect)$/.test(kind)) ? 'socket' : undefined;
}

/** Evidence is shown whatever it is, unless a bar shows it. */
function evidenceLaneOf({ kind }: DriftRecord): LaneKind | undefined {
  if (kind === 'socket.attempt' || kind === 'socket.found' || kind === 'http.request') return undefined;
  if (kind.startsWith('http.')) return 'requests';
  return kind.startsWith('socket.') ? 'socket' : 'store';
}

const otherLaneOf = ({ kind }: DriftRecord, isEvidence: boolean): LaneKind | undefined =>
  isEvidence || /^probe\.(emit|connect|disconnect|replay|error)$/.test(kind) ? 'server' : undefined;

function toneOf(record: DriftRecord): LaneTone {
  switch (record.kind) {
    case 'socket.close':
    case 'socket.error':
    case 'page.offline':
    case 'probe.disconnect':
    case 'probe.error':
    case 'recorder.fault':
    case 'fault.begin':
    case 'recorder.dropped':
      return 'bad';
    default:
      return 'plain';
  }
}
