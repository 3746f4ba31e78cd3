import type { CloseReason } from '../machine/event.ts';
import type { ClientMessage } from '../protocol/client-message.ts';

export interface SocketRequest {
  readonly token: string;
  /** What came, as it came. */
  readonly onMessage: (message: unknown) => void;
  /** Called once, also where the socket never opened; not after `close`. */
  readonly onClosed: (reason: CloseReason) => void;
}

export interface LiveSocket {
  send(message: ClientMessage): void;
  close(): void;
}

/** Opens one socket and never another: when to try again is the machine's business. */
export type OpenSocket = (request: SocketRequest) => LiveSocket;
