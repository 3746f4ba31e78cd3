import type { Evidence, Incident, TraceLink } from '@driftscope/detect';
import { type DriftRecord, parseTraceHeaders, type RecordOf } from '@driftscope/records';
import type { Excerpt } from '../storage/read-excerpts.ts';
import type { JoinedPacket } from './join-packets.ts';

/** What the evidence of an incident says of traces and reports. */
export interface References {
  /** By trace id. */
  readonly traces: ReadonlyMap<string, Extract<TraceLink['how'], 'trace' | 'ordinal'>>;
  /** By span id: the evidence that was recorded in it. */
  readonly records: ReadonlyMap<string, TraceLink['records']>;
  /** Ids of error reports. */
  readonly reports: ReadonlySet<string>;
}

/** Looks through the evidence for traces: those that a record bears, and those of the server's record of the same packet. */
export function findReferences(
  { evidence, session }: Incident,
  excerpts: readonly Excerpt[],
  packets: readonly JoinedPacket[],
): References {
  const traces = new Map<string, 'trace' | 'ordinal'>();
  const records = new Map<string, { session: Evidence['session']; seq: number }[]>();
  const reports = new Set<string>();
  const lookups = new Map(excerpts.map((excerpt) => [excerpt.header.id, createLookup(excerpt.records)]));
  const packetOf = new Map(packets.map((packet) => [packet.seq, packet]));

  const note = (piece: Evidence, trace: RecordOf<'probe.emit'>['trace'], how: 'trace' | 'ordinal') => {
    if (trace === undefined) return;
    // What is known better stays so.
    if (how === 'trace' || !traces.has(trace.traceId)) traces.set(trace.traceId, how);
    const inSpan = records.get(trace.spanId) ?? [];
    if (!inSpan.some(({ session, seq }) => session === piece.session && seq === piece.seq)) {
      records.set(trace.spanId, [...inSpan, { session: piece.session, seq: piece.seq }]);
    }
  };

  for (const piece of evidence) {
    const lookup = lookups.get(piece.session);
    const record = lookup?.record(piece.seq);
    if (record === undefined) continue;
    const request = lookup?.requestOf(record);
    const requested = parseTraceHeaders(request?.trace);
    if (requested !== undefined) traces.set(requested.traceId, 'trace');
    if (isTraced(record)) note(piece, record.trace, 'trace');
    if ('sentryId' in record && typeof record.sentryId === 'string') reports.add(record.sentryId);
    if (piece.session === session) note(piece, packetOf.get(piece.seq)?.server.trace, 'ordinal');
  }
  return { traces, records, reports };
}

const isTraced = (
  record: DriftRecord,
): record is RecordOf<'probe.emit' | 'probe.receive' | 'probe.error' | 'probe.request-error'> =>
  tracedKinds.has(record.kind);

const tracedKinds: ReadonlySet<string> = new Set(['probe.emit', 'probe.receive', 'probe.error', 'probe.request-error']);

function createLookup(records: readonly DriftRecord[]) {
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const requests = new Map<number, RecordOf<'http.request'>>();
  for (const record of records) if (record.kind === 'http.request') requests.set(record.request, record);
  return {
    record: (seq: number) => bySeq.get(seq),
    /** The request that a record is of, or is the answer to. */
    requestOf: (record: DriftRecord) =>
      'request' in record && typeof record.request === 'number' ? requests.get(record.request) : undefined,
  };
}
