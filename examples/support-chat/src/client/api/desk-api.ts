import { request } from '@driftscope/example-client';
import type { Result } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import {
  ChatListSchema,
  type SupportChat,
  SupportChatSchema,
  type SupportMessage,
  SupportMessageSchema,
} from '#protocol/support-chat.ts';

export interface DeskApi {
  chats(): Promise<Result<Static<typeof ChatListSchema>>>;
  chat(id: string): Promise<Result<SupportChat>>;
  send(chatId: string, text: string): Promise<Result<SupportMessage>>;
  markRead(chatId: string): Promise<Result<unknown>>;
}

/** What the support can ask of the server. */
export function createDeskApi(token: string): DeskApi {
  const at = (chatId: string) => `/api/chat/${encodeURIComponent(chatId)}`;
  return {
    chats: () => request({ path: '/api/chats', token }, ChatListSchema),
    chat: (id) => request({ path: at(id), token }, SupportChatSchema),
    send: (chatId, text) => request({ path: `${at(chatId)}/messages`, token, body: { text } }, SupportMessageSchema),
    markRead: (chatId) => request({ path: `${at(chatId)}/read`, token, body: {} }, Type.Unknown()),
  };
}
