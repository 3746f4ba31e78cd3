import type { RecordOf } from '@driftscope/records';

const sentryTrace = /^\s*([0-9a-f]{32})(?:-|\s*$)/i;
const traceparent = /^\s*[0-9a-f]{2}-([0-9a-f]{32})-/i;

/** The trace that a request of the page said it is of. Absent: none, or no valid one. */
export function parseTraceHeaders({ trace }: RecordOf<'http.request'>): string | undefined {
  const found = sentryTrace.exec(trace?.sentryTrace ?? '') ?? traceparent.exec(trace?.traceparent ?? '');
  return found?.[1]?.toLowerCase();
}
