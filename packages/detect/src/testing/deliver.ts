import type { DriftRecord, SessionId } from '@driftscope/records';
import { createDetector } from '../create-detector.ts';
import type { Incident } from '../incident.ts';
import type { Trace } from './detect-all.ts';
import { ORIGIN_MS } from './page-trace.ts';

/** What a session's sender posts at once, with the time up to which nothing else will come. */
export interface Delivery {
  readonly session: SessionId;
  readonly records: readonly DriftRecord[];
  readonly untilT: number;
}

/** Cuts a session into batches of these sizes, again and again. */
export function cutIntoBatches(
  { header, records }: Trace,
  sizes: readonly number[],
  untilT: number,
): readonly Delivery[] {
  const batches: Delivery[] = [];
  for (let from = 0, turn = 0; from < records.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    const later = records.slice(from + size);
    const nextT = later.reduce((least, { t }) => Math.min(least, t), untilT + 1);
    batches.push({ session: header.id, records: records.slice(from, from + size), untilT: nextT - 1 });
    from += size;
  }
  return batches;
}

/** Judges as batches come, up to where all sessions are known; gives what was found last of each incident, by id. */
export function judgeLive(
  traces: readonly Trace[],
  deliveries: readonly Delivery[],
  untilT: number,
): readonly Incident[] {
  const detector = createDetector({ sessions: traces.map(({ header }) => header) });
  const found = new Map<string, Incident>();
  const keep = (incidents: readonly Incident[]) => {
    for (const incident of incidents) found.set(incident.id, incident);
  };
  const knownTo = new Map(traces.map(({ header }) => [header.id, -1]));
  for (const { session, records, untilT: toT } of deliveries) {
    for (const record of records)
      if (detector.push(record, session) === 'late') throw new Error(`${session} ${record.seq} came after its time`);
    detector.complete(session, toT);
    knownTo.set(session, Math.max(knownTo.get(session) ?? -1, toT));
    keep(detector.advance(ORIGIN_MS + Math.min(...knownTo.values())));
  }
  for (const { header } of traces) detector.complete(header.id, untilT);
  keep(detector.end());
  return inOrder([...found.values()]);
}

/** Judges a recording whose batches may be in any order, when all of them are there. */
export function judgeReplay(
  traces: readonly Trace[],
  deliveries: readonly Delivery[],
  untilT: number,
): readonly Incident[] {
  const detector = createDetector({ sessions: traces.map(({ header }) => header) });
  for (const { session, records } of deliveries) for (const record of records) detector.push(record, session);
  for (const { header } of traces) detector.complete(header.id, untilT);
  return inOrder(detector.end());
}

export const inOrder = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
