import type { Direction, WireEvent, WireFact } from './wire-fact.ts';

/** What is spoken on a socket. `plain`: frames of no known protocol, or none that could be told yet. */
export type WireProtocol = 'socket.io' | 'graphql' | 'phoenix' | 'signalr' | 'pusher' | 'stomp' | 'json-rpc' | 'plain';

/** A protocol of text frames on a plain WebSocket. */
export interface Subprotocol {
  readonly name: WireProtocol;
  /** What a server that chose it names it in the opening handshake. Empty: it has no name there. */
  readonly names: readonly string[];
  /** Whether a whole text frame is of this protocol and can hardly be of another. Never throws. */
  isSpokenIn(text: string): boolean;
  /** A reader keeps what it must know between frames: one for each socket. */
  createReader(): SubprotocolReader;
}

/** What one whole text frame means. `undefined`: it is not of the protocol. Never throws. */
export type SubprotocolReader = (dir: Direction, text: string) => readonly UncountedFact[] | undefined;

/** A fact whose place among the events of its connection is not known to the reader. */
export type UncountedFact = Exclude<WireFact, WireEvent> | Omit<WireEvent, 'ordinal'>;
