import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export type Say = (message: unknown) => void;

export interface SocketService {
  /** Says it to everyone who is there. */
  readonly tell: Say;
}

/** Sockets that speak JSON: `talk` is given each that opens, and answers what to do with what comes. */
export function serveSocket(
  server: Server,
  path: string,
  talk: (say: Say, socket: WebSocket) => ((text: string) => void) | undefined,
): SocketService {
  const sockets = new WebSocketServer({ server, path, handleProtocols: (asked) => [...asked][0] ?? false });
  sockets.on('connection', (socket) => {
    const hear = talk((message) => socket.send(JSON.stringify(message)), socket);
    socket.on('message', (data) => hear?.(data.toString()));
  });
  return {
    tell: (message) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify(message));
    },
  };
}
