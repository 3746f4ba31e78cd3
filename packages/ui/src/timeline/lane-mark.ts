import type { DriftRecord, WireFact } from '@driftscope/records';
import type { RecordIndex } from '../records/record-index.ts';
import { entryKey, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import type { LaneItem, LaneKind, LaneTone } from './lane.ts';

interface LaneMark {
  readonly lane: LaneKind;
  readonly item: LaneItem;
}

/** A live timeline is worked out twice a second, of thousands of records that are the same as before. */
const known = new WeakMap<RecordIndex, WeakMap<DriftRecord, LaneMark>>();

/** The instant that a record stands for on the timeline. `undefined`: it is of no interest there. Evidence always is. */
export function laneMarkOf(entry: SessionRecord, index: RecordIndex, isEvidence: boolean): LaneMark | undefined {
  const lane = laneOf(entry, index) ?? (isEvidence ? evidenceLaneOf(entry.record) : undefined);
  if (lane === undefined) return undefined;
  const marks = known.get(index) ?? new WeakMap<DriftRecord, LaneMark>();
  known.set(index, marks);
  const before = marks.get(entry.record);
  if (before?.lane === lane) return before;
  const mark = { lane, item: itemOf(entry, index) };
  marks.set(entry.record, mark);
  return mark;
}

function itemOf(entry: SessionRecord, index: RecordIndex): LaneItem {
  const { session, originMs, record } = entry;
  const at = originMs + record.t;
  return {
    key: entryKey(entry),
    shape: record.kind === 'socket.frame' && record.dir === 'out' ? 'out' : 'mark',
    tone: toneOf(record),
    fromAt: at,
    untilAt: at,
    row: 0,
    // Most are never read: of thousands that stand on each other one is shown.
    get label() {
      return summarizeRecord(entry, index);
    },
    ref: { session, seq: record.seq },
  };
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
    case 'probe.request-error':
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
    case 'probe.request-error':
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
