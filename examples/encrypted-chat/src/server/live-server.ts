import type { Server as HttpServer } from 'node:http';
import type { Result, User } from '@driftscope/example-protocol';
import { type DefaultEventsMap, Server, type ServerOptions, type Socket } from 'socket.io';
import type { Conversation } from '#protocol/conversation.ts';
import type { KeyBackup } from '#protocol/key-pair.ts';
import type { ServerEvents } from '#protocol/live-events.ts';
import type { Message } from '#protocol/message.ts';

/** Whatever a client sends is unknown until it was looked at. */
export interface ClientEvents {
  'message:send': (input: unknown, answer: (sent: Result<Message>) => void) => void;
  'message:list': (conversationId: unknown, answer: (list: Result<readonly Message[]>) => void) => void;
  'keys:backup': (answer: (backup: Result<KeyBackup>) => void) => void;
  'keys:conversations': (answer: (conversations: Result<readonly Conversation[]>) => void) => void;
}

interface SocketData {
  user: User;
}

export type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

export const createLiveServer = (server: HttpServer, options: Partial<ServerOptions>): LiveServer =>
  new Server(server, { ...options, serveClient: false });
