import type { Trace } from '@driftscope/records';

/** Spans and errors that others reported: Sentry's SDKs and tracers. */
export interface TraceStore {
  /** Whether nobody ever reported anything: then there is nothing to look for. */
  isEmpty(): Promise<boolean>;
  /** Adds them in one commit. What is there already stays as it is. */
  add(trace: Trace): Promise<void>;
  /** All of these traces, in the order in which they began: at most `limit` of each kind. */
  ofTraces(traceIds: readonly string[], limit: number): Promise<Trace>;
  /** What ran or happened between two times (epoch ms): the earliest `limit` of each kind. */
  between(fromAt: number, untilAt: number, limit: number): Promise<Trace>;
  /** Errors by the ids that their reporters gave them. */
  errors(ids: readonly string[]): Promise<Trace['errors']>;
}
