import { request } from '@driftscope/example-client';
import type { Result } from '@driftscope/example-protocol';
import Type from 'typebox';
import {
  type CustomerChat,
  CustomerChatSchema,
  type CustomerMessage,
  CustomerMessageSchema,
} from '#protocol/customer-chat.ts';

export interface CustomerApi {
  chat(userId: string): Promise<Result<CustomerChat>>;
  send(text: string): Promise<Result<CustomerMessage>>;
  edit(messageId: string, text: string): Promise<Result<CustomerMessage>>;
  markRead(): Promise<Result<unknown>>;
}

/** What a customer can ask of the server. */
export const createCustomerApi = (token: string): CustomerApi => ({
  chat: (userId) => request({ path: `/api/chat?userId=${encodeURIComponent(userId)}`, token }, CustomerChatSchema),
  send: (text) => request({ path: '/api/chat/messages', token, body: { text } }, CustomerMessageSchema),
  edit: (messageId, text) =>
    request(
      { path: `/api/chat/messages/${encodeURIComponent(messageId)}`, method: 'PATCH', token, body: { text } },
      CustomerMessageSchema,
    ),
  markRead: () => request({ path: '/api/chat/read', token, body: {} }, Type.Unknown()),
});
