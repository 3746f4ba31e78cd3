import type { CloseReason, FailureReason } from '../machine/event.ts';
import { SOCKET_EVENT } from '../protocol/socket-event.ts';
import type { LiveSocket, SocketRequest } from './open-socket.ts';
import { type SocketTransport, socketTransport } from './socket-transport.ts';

/** What is used of `socket.io-client`, 3 or newer. */
export type SocketIo = (url: string, options: SocketIoOptions) => SocketIoSocket;

export interface SocketIoOptions {
  readonly auth: { readonly token: string };
  readonly forceNew: true;
  readonly reconnection: false;
  readonly path?: string;
  readonly transports?: string[];
}

export interface SocketIoSocket {
  on(event: string, listener: (value: unknown) => void): unknown;
  emit(event: string, value: unknown): unknown;
  disconnect(): unknown;
}

export interface SocketIoTransportOptions {
  /** `io` of `socket.io-client`, which the app brings. */
  readonly io: SocketIo;
  /** The server's address, or `/` for the page's own. A namespace may follow. */
  readonly url?: string;
  readonly path?: string;
}

/**
 * Sync over Socket.IO. Its own reconnection stays off: it does not come back after the server has kicked it, and it would
 * try again with the credentials that were turned down.
 */
export function socketIoTransport({ io, url = '/', path }: SocketIoTransportOptions): SocketTransport {
  return socketTransport(({ token, onMessage, onClosed }: SocketRequest): LiveSocket => {
    const socket = io(url, { auth: { token }, forceNew: true, reconnection: false, ...(path && { path }) });
    let closed = false;
    const end = (reason: CloseReason) => {
      if (closed) return;
      closed = true;
      onClosed(reason);
      socket.disconnect();
    };
    socket.on(SOCKET_EVENT, (message) => closed || onMessage(message));
    socket.on('connect_error', (error) => end(reasonOf(error)));
    // A server that throws a socket out may have done so because its token is over.
    socket.on('disconnect', (reason) => end(reason === 'io server disconnect' ? 'kicked' : 'lost'));
    return {
      send: (message) => {
        if (!closed) socket.emit(SOCKET_EVENT, message);
      },
      close: () => {
        closed = true;
        socket.disconnect();
      },
    };
  });
}

/** A server that turns a connection down says why in `error.data.reason`. Anything else is the network. */
function reasonOf(error: unknown): FailureReason {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const reason = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : undefined;
  return reason === 'unauthorized' || reason === 'refused' ? reason : 'lost';
}
