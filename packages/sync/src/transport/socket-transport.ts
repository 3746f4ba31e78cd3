import type { SocketEffect } from '../machine/effect.ts';
import type { SocketEvent } from '../machine/event.ts';
import { parseServerMessage } from '../protocol/server-message.ts';
import type { AskCredentials } from './credentials.ts';
import type { LiveSocket, OpenSocket } from './open-socket.ts';

/** How the machine's wishes for sockets are performed, once the client says whose they are. */
export type SocketTransport = (client: SocketClient) => Sockets;

export interface SocketClient {
  readonly credentials: AskCredentials;
  readonly tell: (event: SocketEvent) => void;
}

export interface Sockets {
  perform(effect: SocketEffect): void;
  closeAll(): void;
}

/** Live changes over sockets of any kind. One that was closed while its credentials were asked for is never opened. */
export const socketTransport =
  (open: OpenSocket): SocketTransport =>
  ({ credentials, tell }) => {
    const wanted = new Set<number>();
    const live = new Map<number, LiveSocket>();

    const close = (socket: number) => {
      wanted.delete(socket);
      live.get(socket)?.close();
      live.delete(socket);
    };

    const lose = (socket: number, reason: Extract<SocketEvent, { kind: 'closed' }>['reason']) => {
      if (!wanted.delete(socket)) return;
      live.delete(socket);
      tell({ kind: 'closed', socket, reason });
    };

    const start = async (socket: number, refresh: boolean) => {
      const token = await credentials({ refresh });
      if (!wanted.has(socket)) return;
      if (token === null) return lose(socket, 'lost');
      const onMessage = (message: unknown) => {
        const parsed = parseServerMessage(message);
        // What a newer server says and this client does not know is left out: a heartbeat finds what was missed by it.
        if (parsed.ok && wanted.has(socket)) tell({ kind: 'message', socket, message: parsed.value });
      };
      const opened = open({ token, onMessage, onClosed: (reason) => lose(socket, reason) });
      if (wanted.has(socket)) live.set(socket, opened);
    };

    return {
      perform: (effect) => {
        if (effect.kind === 'open') {
          wanted.add(effect.socket);
          start(effect.socket, effect.refresh).catch(() => lose(effect.socket, 'lost'));
        } else if (effect.kind === 'send') live.get(effect.socket)?.send(effect.message);
        else close(effect.socket);
      },
      closeAll: () => {
        for (const socket of [...wanted]) close(socket);
      },
    };
  };
