import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';

/** Cuts who asks for it, and says two things more while that client is away. */
export function serveRecovery(http: HttpServer): () => void {
  const server = new Server(http, { connectionStateRecovery: { maxDisconnectionDuration: 10_000 } });
  server.on('connection', (socket) => {
    if (socket.recovered) return;
    socket.join('room');
    socket.emit('tick', 1, 'text');
    socket.on('cut me', () => {
      socket.conn.close(true);
      for (const n of [2, 3]) server.to('room').emit('tick', n, 'text');
    });
  });
  return () => void server.close();
}
