/** Headers of distributed tracing, as a request carries them. */
export interface TraceHeaders {
  readonly sentryTrace?: string;
  readonly traceparent?: string;
}

/** Where a request comes from, in lower case. */
export interface CarriedTrace {
  readonly traceId: string;
  /** Absent where only the trace is named. */
  readonly spanId?: string;
}

const sentryTrace = /^\s*([0-9a-f]{32})(?:-([0-9a-f]{16}))?(?:-|\s*$)/i;
/** Source: W3C Trace Context. */
const traceparent = /^\s*[0-9a-f]{2}-([0-9a-f]{32})-(?:([0-9a-f]{16})(?:-|\s*$))?/i;

/** The trace that a request said it is of. Absent: none, or no valid one. */
export function parseTraceHeaders(headers: TraceHeaders | undefined): CarriedTrace | undefined {
  const found = sentryTrace.exec(headers?.sentryTrace ?? '') ?? traceparent.exec(headers?.traceparent ?? '');
  const [, traceId, spanId] = found ?? [];
  if (traceId === undefined) return undefined;
  return { traceId: traceId.toLowerCase(), ...(spanId !== undefined && { spanId: spanId.toLowerCase() }) };
}
