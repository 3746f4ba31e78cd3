import type { Json } from '../json.ts';

export type Direction = 'in' | 'out';

/**
 * What a frame means, once decoded. The discriminator is `kind`; one frame may mean nothing or several things.
 *
 * A namespace is what can be joined and left on a connection: Socket.IO's namespaces, Phoenix' topics, Pusher's channels,
 * STOMP's destinations; `/` is the connection as a whole.
 */
export type WireFact =
  | WireHandshake
  | WireConnectRequest
  | WireConnected
  | WireRefused
  | WireDisconnect
  | WireEvent
  | WireAck
  | WireHeartbeat
  | WireMessage;

/** Engine.IO's opening packet: the connection has its id and its heartbeat. */
export interface WireHandshake {
  readonly kind: 'handshake';
  readonly eio: string;
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
}

/** The client asks to join a namespace. STOMP does not answer that. */
export interface WireConnectRequest {
  readonly kind: 'connect';
  readonly namespace: string;
  /**
   * Credentials as sent: Socket.IO's `{}` is what is left of a token that was `undefined`. Absent: none were sent, or
   * nothing is left of them once recovery's own fields are taken out.
   */
  readonly auth?: Json;
  /** Recovery: the private id of the former connection. Absent when recovery is not asked for. */
  readonly pid?: string;
  readonly offset?: string;
}

export interface WireConnected {
  readonly kind: 'connected';
  readonly namespace: string;
  /** The server's id of the client. Empty in protocols without one. */
  readonly sid: string;
  /** Present when the server offers recovery. */
  readonly pid?: string;
  /** The server took up the former connection (same private id), and replays what it kept. */
  readonly recovered: boolean;
  /** What it gave along with the entry: Phoenix answers who joins a topic with how things stand there. Absent: nothing. */
  readonly answer?: Json;
}

/** The server refused the namespace, in Socket.IO a middleware of it. */
export interface WireRefused {
  readonly kind: 'refused';
  readonly namespace: string;
  readonly message: string;
}

/** One side left a namespace: `in` is a kick by the server, `out` the client's own call. */
export interface WireDisconnect {
  readonly kind: 'disconnect';
  readonly dir: Direction;
  readonly namespace: string;
}

export interface WireEvent {
  readonly kind: 'event';
  readonly dir: Direction;
  readonly namespace: string;
  readonly name: string;
  /** Arguments after the name, without the offset that recovery appends. Binary parts stand as `{ $bytes: length }`. */
  readonly args: readonly Json[];
  /** The n-th EVENT packet in its direction and namespace on this connection, from 1. `null`: earlier frames are unknown. */
  readonly ordinal: number | null;
  /** Present when an answer is asked for. A number in Socket.IO; other protocols have their own. */
  readonly ackId?: number | string;
  /** Only the start of the frame was kept: `args` is empty, whatever was sent. */
  readonly cut?: true;
  /** A request of HTTP's kind, of which `args` are the envelope. Absent: the event carries none. */
  readonly request?: WireCarriedRequest;
}

/** A request that goes inside a socket instead of over HTTP. */
export interface WireCarriedRequest {
  /** In upper case. */
  readonly method: string;
  readonly url: string;
  /** Parameters or body as sent. Absent: none were sent. */
  readonly body?: Json;
}

/** The answer to a request inside a socket. */
export interface WireCarriedResponse {
  readonly status: number;
  /** Absent: it has none. */
  readonly body?: Json;
}

export interface WireAck {
  readonly kind: 'ack';
  readonly dir: Direction;
  readonly namespace: string;
  /** Of the event that this answers. */
  readonly ackId: number | string;
  readonly args: readonly Json[];
  /** What came of the request that the event carried, of which `args` are the envelope. Absent: it carried none. */
  readonly response?: WireCarriedResponse;
}

export interface WireHeartbeat {
  readonly kind: 'ping' | 'pong';
  readonly dir: Direction;
}

/** A frame of no known protocol: its JSON, else its text. */
export interface WireMessage {
  readonly kind: 'message';
  readonly dir: Direction;
  readonly data: Json;
}
