import type { DriftRecord, WireFact } from '@driftscope/records';
import type { RecordIndex } from '../records/record-index.ts';
import { recordKey, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import type { LaneItem, LaneKind, LaneTone } from './lane.ts';

/** The instant that a record stands for on the timeline. `undefined`: it is of no interest there. Evidence always is. */
export function laneMarkOf(
  entry: SessionRecord,
  index: RecordIndex,
  isEvidence: boolean,
): { readonly lane: LaneKind; readonly item: LaneItem } | undefined {
  const lane = laneOf(entry, index) ?? (isEvidence ? evidenceLaneOf(entry.record) : undefined);
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
    // Most are never read: of thousands that stand on each other one is shown.
    get label() {
      return summarizeRecord(entry, index);
    },
    ref,
  };
  return { lane, item };
}

function laneOf(entry: SessionRecord, index: RecordIndex): LaneKind | undefined {
  const { record } = entry;
  switch (record.kind) {
    case 'socket.frame':
      return frameLaneOf(index.factsOf(entry));
    case 'http.body':
      return frameLaneOf(index.factsOf(entry)) === 'events' ? 'events' : undefined;
    case 'stream.event':
      return 'events';
    case 'socket.close':
    case 'socket.error':
    case 'stream.attempt':
    case 'stream.open':
    case 'stream.error':
    case 'stream.close':
      return 'socket';
    case 'store.commit':
    case 'store.snapshot':
      return 'store';
    case 'probe.emit':
    case 'probe.connect':
    case 'probe.disconnect':
    case 'probe.replay':
    case 'probe.receive':
    case 'probe.error':
      return 'server';
    default:
      return families[record.kind.slice(0, record.kind.indexOf('.'))] ?? (record.kind === 'mark' ? 'page' : undefined);
  }
}

const families: Readonly<Record<string, LaneKind>> = {
  identity: 'identity',
  page: 'page',
  ui: 'page',
  error: 'page',
  recorder: 'page',
  fault: 'fault',
};

function frameLaneOf(facts: readonly WireFact[]): LaneKind | undefined {
  if (facts.some(({ kind }) => kind === 'event' || kind === 'ack' || kind === 'message')) return 'events';
  return facts.some(({ kind }) => /^(connect|connected|refused|disconnect)$/.test(kind)) ? 'socket' : undefined;
}

function evidenceLaneOf({ kind }: DriftRecord): LaneKind {
  if (kind.startsWith('http.')) return 'requests';
  if (kind.startsWith('probe.')) return 'server';
  return kind.startsWith('socket.') ? 'socket' : 'store';
}

function toneOf(record: DriftRecord): LaneTone {
  switch (record.kind) {
    case 'socket.close':
    case 'socket.error':
    case 'stream.error':
    case 'page.offline':
    case 'probe.disconnect':
    case 'probe.error':
    case 'error.uncaught':
    case 'error.rejection':
    case 'recorder.fault':
    case 'fault.begin':
    case 'recorder.dropped':
      return 'bad';
    default:
      return 'plain';
  }
}
