import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** Speaks a protocol on every socket: `talk` is given each, and answers what to do with a text. */
export const serveSocket =
  (talk: (socket: WebSocket) => (text: string) => void) =>
  (server: Server): (() => void) => {
    const sockets = new WebSocketServer({ server, handleProtocols: (asked) => [...asked][0] ?? false });
    sockets.on('connection', (socket) => {
      const hear = talk(socket);
      socket.on('message', (data) => hear(data.toString()));
    });
    return () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    };
  };
