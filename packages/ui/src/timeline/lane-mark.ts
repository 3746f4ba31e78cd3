import type { DriftRecord } from '@driftscope/records';
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
  const lane = isOwn ? ownLaneOf(entry, index) : otherLaneOf(entry.record, isEvidence);
  if (lane === undefined) return undefined;
  const { session, originMs, record } = entry;
  const ref = { session, seq: record.seq };
  const at = originMs + record.t;
  const item: LaneItem = {
    key: recordKey(ref),
    shape: 'mark',
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
  if (record.kind === 'socket.frame') return index.factsOf(entry).some(isOfInterest) ? 'events' : undefined;
  if (record.kind === 'store.commit' || record.kind === 'store.snapshot') return 'store';
  if (record.kind === 'socket.close' || record.kind === 'socket.error') return 'socket';
  return /^(page|identity|mark|recorder)\b/.test(record.kind) ? 'page' : undefined;
}

const isOfInterest = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'event' || kind === 'ack' || kind === 'message';

const otherLaneOf = ({ kind }: DriftRecord, isEvidence: boolean): LaneKind | undefined =>
  isEvidence || /^probe\.(emit|connect|disconnect|replay)$/.test(kind) ? 'server' : undefined;

function toneOf(record: DriftRecord): LaneTone {
  switch (record.kind) {
    case 'socket.close':
    case 'socket.error':
    case 'page.offline':
    case 'probe.disconnect':
    case 'recorder.fault':
    case 'recorder.dropped':
      return 'bad';
    default:
      return 'plain';
  }
}
