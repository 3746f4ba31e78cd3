/** Ids of W3C Trace Context, in hex. */
export interface ActiveTrace {
  readonly traceId: string;
  readonly spanId: string;
}

/** What the probe asks of whoever traces the server. {@link sentryTracing} and {@link openTelemetryTracing} make one. */
export interface Tracing {
  /** Absent: what runs is of no span. */
  active(): ActiveTrace | undefined;
  /** Runs `work`, which hands an event of a client on to its handlers, in a trace of its own. Calls it exactly once. */
  trace(event: TracedEvent, work: () => void): void;
  /** Runs `work`, which sends the probe's own records, without a span for it. */
  untraced<T>(work: () => T): T;
}

export interface TracedEvent {
  readonly event: string;
  readonly namespace: string;
  readonly sid: string;
}
