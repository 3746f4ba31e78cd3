import type { WireProtocol } from './subprotocol.ts';
import type { WireFact } from './wire-fact.ts';

/** One connection of a page: a socket, or a polling connection with the socket that it went on in. */
export interface WireConnection {
  /** From 1 in its session, in the order of appearance. */
  readonly number: number;
  /** Address of its first socket or request, with the query. */
  readonly url: string;
  /** What is spoken, as far as it has shown. */
  readonly protocol: WireProtocol;
  /** Its packets go by requests. It ends when the page goes over to a socket; while one is only tried, they still do. */
  readonly isPolling: boolean;
}

/** What one record means for the connection that it belongs to. */
export interface WireReading {
  readonly connection: WireConnection;
  /** Empty where the record says nothing by itself. */
  readonly facts: readonly WireFact[];
  /** With this record the connection is over. */
  readonly isEnded: boolean;
}
