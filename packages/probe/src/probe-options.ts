import type { Tracing } from './tracing/tracing.ts';

export interface ProbeOptions<ProbedSocket> {
  /** Base address of the collector, such as `http://127.0.0.1:37438`. */
  readonly collectorUrl: string;
  /** Name of the application: the same as its pages say, so that both sides meet. */
  readonly app: string;
  /** Name of this process, where several serve one application. */
  readonly server?: string;
  /** Who the server takes the client for. Asked once, when it connects; absent or `undefined`: nobody. */
  readonly user?: (socket: ProbedSocket) => string | undefined;
  /** Sent as bearer token, where the collector asks for one. */
  readonly token?: string;
  /**
   * Key of the hashes that stand for secrets. Absent: one of this process alone, so that hashes compare within it only.
   * Users are hashed under the key that the collector shares, so that they compare with those of pages.
   */
  readonly redactionKey?: Uint8Array;
  /** The tracing of the server, so that what it sends and throws is known by its trace. Absent: no record has one. */
  readonly tracing?: Tracing;
  /**
   * Gives each event that comes from a client a trace of its own, in which its handlers run. Default: no, as some instrumentation
   * of the application may do so already. It needs `tracing`.
   */
  readonly traceSocketHandlers?: boolean;
  /** Longest text of an event's arguments that is kept, in UTF-16 units. Default 16,384. */
  readonly maxArgsLength?: number;
  /** How long `stop` tries to hand over the rest, in ms. Default 2,000. */
  readonly stopWithinMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Epoch ms that never goes back. Default: the process's monotonic clock, from its wall time at the start. */
  readonly clock?: () => number;
  /** 0 to 1, for the spread of retries. */
  readonly random?: () => number;
}
