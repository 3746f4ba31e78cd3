import { isJsonObject, type Json, ok, parseJson, type Result } from '@driftscope/records';
import { gatherReport, type ReportGatherer } from '../traces/gather-report.ts';
import type { TraceReport } from '../traces/trace-report.ts';
import { type EnvelopeItem, parseEnvelope } from './parse-envelope.ts';
import { readEvent } from './read-event.ts';
import { readSpan } from './read-span.ts';
import { readTransaction } from './read-transaction.ts';

/** What an envelope held that is of use here, and its event's id, which the answer repeats. */
export interface EnvelopeReport extends TraceReport {
  /** Absent: it has none. */
  readonly eventId?: string;
}

/** Reads a Sentry envelope: spans of both ages, transactions, and errors. All else is counted and left. */
export function readEnvelope(body: Uint8Array): Result<EnvelopeReport> {
  const envelope = parseEnvelope(body);
  if (!envelope.ok) return envelope;
  const { header, items, damagedAt } = envelope.value;
  const sdkName = isJsonObject(header.sdk) && typeof header.sdk.name === 'string' ? header.sdk.name : undefined;
  const gatherer = gatherReport();
  for (const item of items) readItem(item, sdkName, gatherer);
  if (damagedAt !== undefined) gatherer.ignore('damaged');
  const { event_id: eventId } = header;
  return ok({ ...gatherer.report(), ...(typeof eventId === 'string' && { eventId: eventId.slice(0, 36) }) });
}

function readItem({ type, payload }: EnvelopeItem, sdkName: string | undefined, gatherer: ReportGatherer): void {
  switch (type) {
    case 'span':
      for (const span of elementsOf(jsonOf(payload))) gatherer.span(type, readSpan(span, sdkName));
      return;
    case 'transaction':
      for (const span of readTransaction(jsonOf(payload), sdkName)) gatherer.span(type, span);
      return;
    case 'event':
      gatherer.error(type, readEvent(jsonOf(payload), sdkName));
      return;
    default:
      // Sessions, check-ins, replays, and what is to come.
      gatherer.ignore(type.slice(0, 50));
  }
}

/** Undefined: it is no JSON. */
function jsonOf(payload: Uint8Array): Json | undefined {
  const json = parseJson(Buffer.from(payload).toString('utf8'));
  return json.ok ? json.value : undefined;
}

/** Spans come many in an item; one by itself is the older form. */
function elementsOf(payload: Json | undefined): readonly unknown[] {
  return isJsonObject(payload) && Array.isArray(payload.items) ? payload.items : [payload];
}
