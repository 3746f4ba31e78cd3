import { request } from '@driftscope/example-client';
import type { Result } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import { type Message, MessageListSchema, MessageSchema } from '#protocol/message.ts';
import { type Queue, RoomListSchema } from '#protocol/room.ts';

export interface InboxApi {
  rooms(queue: Queue): Promise<Result<Static<typeof RoomListSchema>>>;
  messages(roomId: string): Promise<Result<Static<typeof MessageListSchema>>>;
  send(roomId: string, text: string): Promise<Result<Message>>;
  markRead(roomId: string): Promise<Result<unknown>>;
  take(roomId: string): Promise<Result<unknown>>;
}

/** What an agent can ask of the server. */
export function createInboxApi(token: string): InboxApi {
  const at = (roomId: string) => `/api/rooms/${encodeURIComponent(roomId)}`;
  return {
    rooms: (queue) => request({ path: `/api/rooms?queue=${queue}`, token }, RoomListSchema),
    messages: (roomId) => request({ path: `${at(roomId)}/messages`, token }, MessageListSchema),
    send: (roomId, text) => request({ path: `${at(roomId)}/messages`, token, body: { text } }, MessageSchema),
    markRead: (roomId) => request({ path: `${at(roomId)}/read`, token, body: {} }, Type.Unknown()),
    take: (roomId) => request({ path: `${at(roomId)}/assign`, token, body: {} }, Type.Unknown()),
  };
}
