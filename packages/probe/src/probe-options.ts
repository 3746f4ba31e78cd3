import type { Tracing } from './tracing/tracing.ts';

export interface ProbeOptions<ProbedSocket> {
  /** Base address of the collector, such as `http://127.0.0.1:37438`. */
  readonly collectorUrl: string;
  /** Name of the application. It must be the one that its pages use, so that both sides can be joined. */
  readonly app: string;
  /** Name of this process, if several serve one application. */
  readonly server?: string;
  /** Returns the user of a connection. Called once, when it connects. Absent or `undefined`: nobody. */
  readonly user?: (socket: ProbedSocket) => string | undefined;
  /** Sent as a bearer token, for a collector that asks for one. */
  readonly token?: string;
  /**
   * Key of the hashes that replace secrets. Absent: a key of this process, so hashes can be compared only within it.
   * Users are always hashed with the collector's key, so that they can be compared with those of pages.
   */
  readonly redactionKey?: Uint8Array;
  /** The server's tracing, which gives records of what it sends and throws their trace. Absent: no record has one. */
  readonly tracing?: Tracing;
  /**
   * Gives each event from a client its own trace, in which the handlers run. Needs `tracing`. Default: no, because the
   * application's own instrumentation may already do so.
   */
  readonly traceSocketHandlers?: boolean;
  /** Longest text of an event's arguments to keep, in UTF-16 units. Default 16,384. */
  readonly maxArgsLength?: number;
  /** How long `stop` tries to deliver the rest, in ms. Default 2,000. */
  readonly stopWithinMs?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Returns epoch ms, never going back. Default: the process's monotonic clock, starting from its wall time. */
  readonly clock?: () => number;
  /** Returns 0 to 1, to spread retries. Default: `Math.random`. */
  readonly random?: () => number;
}
