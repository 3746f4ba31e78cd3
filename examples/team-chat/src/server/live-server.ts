import type { Server as HttpServer } from 'node:http';
import type { User } from '@driftscope/example-protocol';
import { type DefaultEventsMap, Server, type ServerOptions, type Socket } from 'socket.io';
import type { ServerEvents } from '#protocol/live-events.ts';

interface SocketData {
  /** Absent on a socket that connected without a token. */
  user?: User;
}

/** The chat never speaks over the socket to the server: it posts. */
type ClientEvents = Record<never, never>;

export type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

export const createLiveServer = (server: HttpServer, options: Partial<ServerOptions>): LiveServer =>
  new Server(server, { ...options, serveClient: false });
