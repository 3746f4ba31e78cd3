/** The parts of Socket.IO that the probe touches. What is not public API is said. */

export interface EnginePacket {
  readonly type: string;
  readonly data?: unknown;
}

/** One Engine.IO connection. */
export interface EngineConnection {
  readonly transport: { readonly name: string };
  /** Engine.IO: "Fired before a socket sends a packet", and only for what is really queued. */
  prependListener(event: 'packetCreate', listener: (packet: EnginePacket) => void): unknown;
}

export interface Engine {
  prependListener(event: 'connection', listener: (connection: EngineConnection) => void): unknown;
  off(event: 'connection', listener: (connection: EngineConnection) => void): unknown;
}

export interface ProbedSocket {
  readonly id: string;
  readonly conn: EngineConnection;
  readonly recovered: boolean;
  readonly rooms: ReadonlySet<string>;
  /** Middleware for the events of a client: public API. */
  use(middleware: (event: readonly unknown[], next: () => void) => void): unknown;
  prependListener(event: 'disconnecting', listener: (reason: string) => void): unknown;
}

/** Who is meant by a broadcast. The same object goes from `broadcast` to `apply`, also in adapters that work later. */
export interface BroadcastOptions {
  readonly rooms?: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: { readonly volatile?: boolean };
}

export interface EventPacket {
  readonly type: number;
  readonly data?: readonly unknown[];
}

export interface ProbedAdapter {
  on(event: 'join-room' | 'leave-room', listener: (room: string, sid: string) => void): unknown;
  off(event: 'join-room' | 'leave-room', listener: (room: string, sid: string) => void): unknown;
}

export interface ProbedNamespace<S = ProbedSocket> {
  readonly name: string;
  readonly adapter: ProbedAdapter;
  prependListener(event: 'connection', listener: (socket: S) => void): unknown;
  off(event: 'connection', listener: (socket: S) => void): unknown;
}

/** Socket.IO's own constraint for event maps, which it does not export. */
export interface EventsMap {
  // biome-ignore lint/suspicious/noExplicitAny: as Socket.IO declares it; a narrower one would refuse typed servers.
  [event: string]: any;
}
