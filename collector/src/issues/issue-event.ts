import { createHash } from 'node:crypto';
import type { IncidentDetail, Severity } from '@driftscope/detect';
import type { Event, SeverityLevel } from '@sentry/node';

const levels: Readonly<Record<Severity, SeverityLevel>> = {
  critical: 'fatal',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

/**
 * The event that makes an incident an issue: of one group one issue, in the trace of what the server did about it.
 *
 * Its id follows from the incident's: who sends it twice makes one.
 */
export function issueEvent(incident: IncidentDetail, link: string): Event & { readonly event_id: string } {
  const { kind, severity, confidence, title, app, release, session, identity, group, facts, advice } = incident;
  const trace = traceOf(incident);
  return {
    event_id: createHash('sha256').update(incident.id).digest('hex').slice(0, 32),
    timestamp: incident.untilAt / 1_000,
    platform: 'javascript',
    level: levels[severity],
    exception: { values: [{ type: kind, value: title, mechanism: { type: 'driftscope', handled: true } }] },
    fingerprint: ['driftscope', group],
    tags: { kind, severity, confidence, app, session, driftscope: link, ...(release !== undefined && { release }) },
    ...(release !== undefined && { release }),
    ...(identity !== undefined && { user: { id: identity } }),
    contexts: {
      driftscope: { link, incident: incident.id, group, advice, ...facts },
      ...(trace && { trace }),
    },
    extra: { witness: incident.witness.map(({ says }) => says) },
  };
}

/** The server's span that the evidence was recorded in, or else what is known to belong to the incident. Absent: nothing was traced. */
function traceOf({ spans, errors }: IncidentDetail) {
  const certain = spans.filter(({ link }) => link.certainty === 'certain');
  const span =
    certain.find(({ side, link }) => side === 'server' && link.records.length > 0) ??
    certain.find(({ link }) => link.records.length > 0) ??
    certain.find(({ side }) => side === 'server');
  if (span !== undefined) return { trace_id: span.traceId, span_id: span.spanId };
  const error = errors.find(({ traceId, spanId, link }) => traceId && spanId && link.certainty === 'certain');
  return error?.traceId && error.spanId ? { trace_id: error.traceId, span_id: error.spanId } : undefined;
}
