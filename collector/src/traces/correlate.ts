import type { Incident, LinkedError, LinkedSpan, TraceLink } from '@driftscope/detect';
import type { Trace, TraceError } from '@driftscope/records';
import type { Excerpt } from '../storage/read-excerpts.ts';
import type { TraceStore } from '../storage/trace-store.ts';
import { findReferences } from './find-references.ts';
import { joinPackets } from './join-packets.ts';
import { measureOffset } from './measure-offset.ts';

export interface Linked {
  readonly spans: LinkedSpan[];
  readonly errors: LinkedError[];
}

/** The most that one incident shows. */
const SPANS_MAX = 200;
const ERRORS_MAX = 20;
/** Errors that are linked by nothing but their time: the more there are, the less each says. */
const ERRORS_BY_TIME_MAX = 5;

/**
 * Finds the spans and errors that belong to an incident: by ids and traces that its evidence bears, then by the server's record
 * of the same packet, then by time, corrected by what the clocks are apart.
 *
 * @param excerpts what is stored around it, the page first.
 */
export async function correlate(incident: Incident, excerpts: readonly Excerpt[], traces: TraceStore): Promise<Linked> {
  const [page, ...others] = excerpts;
  if (page === undefined) return { spans: [], errors: [] };
  const packets = joinPackets(page, others);
  const references = findReferences(incident, excerpts, packets);

  const errors = new Map<string, LinkedError>();
  const link = (error: TraceError, how: TraceLink['how'], certainty: TraceLink['certainty']) => {
    if (!errors.has(error.id)) errors.set(error.id, { ...error, link: { how, certainty, records: [] } });
  };
  for (const error of await traces.errors([...references.reports])) link(error, 'id', 'certain');
  // A report that is named leads to its trace, too.
  const howOf = new Map<string, 'id' | 'trace' | 'ordinal'>(references.traces);
  for (const { traceId } of errors.values()) if (traceId && !howOf.has(traceId)) howOf.set(traceId, 'id');
  const found: Trace = await traces.ofTraces([...howOf.keys()], SPANS_MAX);
  for (const error of found.errors) link(error, howOf.get(error.traceId ?? '') ?? 'trace', 'certain');

  const offsetMs = measureOffset(packets);
  for (const error of await errorsMeanwhile(incident, traces, offsetMs ?? 0)) {
    link(error, 'time', offsetMs === undefined ? 'possible' : 'likely');
  }

  return {
    spans: found.spans.map((span) => {
      const records = references.records.get(span.spanId) ?? [];
      return { ...span, link: { how: howOf.get(span.traceId) ?? 'trace', certainty: 'certain', records } };
    }),
    errors: [...errors.values()].slice(0, ERRORS_MAX).sort((a, b) => a.at - b.at),
  };
}

/** What servers threw while it lasted. What happened in other pages at that time is theirs. */
async function errorsMeanwhile(
  { at, untilAt }: Incident,
  traces: TraceStore,
  offsetMs: number,
): Promise<readonly TraceError[]> {
  const { errors } = await traces.between(at + offsetMs, untilAt + offsetMs, 10 * ERRORS_BY_TIME_MAX);
  return errors.filter(({ side }) => side === 'server').slice(0, ERRORS_BY_TIME_MAX);
}
