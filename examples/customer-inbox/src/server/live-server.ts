import type { Server as HttpServer } from 'node:http';
import type { User } from '@driftscope/example-protocol';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#protocol/live-events.ts';

interface SocketData {
  /** Absent: the token did not tell. */
  user?: User;
}

export type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

export const createLiveServer = (server: HttpServer): LiveServer =>
  new Server(server, { serveClient: false, pingInterval: 10_000, pingTimeout: 5_000 });
