import { type Call, request } from '@driftscope/example-client';
import { type Result, type Session, SessionSchema } from '@driftscope/example-protocol';
import Type from 'typebox';
import { type Badge, BadgeSchema } from '#protocol/badge.ts';
import { type Conversation, ConversationListSchema } from '#protocol/conversation.ts';
import { type Message, MessageListSchema, MessageSchema } from '#protocol/message.ts';

/** What the server can be asked. Whoever asks says with which token. */
export interface Api {
  logIn(name: string, password: string): Promise<Result<Session>>;
  /** Who the token stands for, with a fresh token. */
  session(token: string): Promise<Result<Session>>;
  logOut(): Promise<Result<unknown>>;
  conversations(token: string): Promise<Result<Conversation[]>>;
  badge(token: string): Promise<Result<Badge>>;
  /** Those after the message `after`; all when it is absent. */
  messages(token: string, conversationId: string, after?: string): Promise<Result<Message[]>>;
  send(token: string, conversationId: string, text: string): Promise<Result<Message>>;
  kick(token: string, deviceId?: string): Promise<Result<unknown>>;
}

export function createApi(): Api {
  const at = (conversationId: string) => `/api/conversations/${encodeURIComponent(conversationId)}/messages`;
  const post = (path: string, body: object, token?: string): Call => ({ path, body, token });
  return {
    logIn: (name, password) => request(post('/api/login', { name, password }), SessionSchema),
    session: (token) => request({ path: '/api/session', token }, SessionSchema),
    logOut: () => request(post('/api/logout', {}), Type.Unknown()),
    conversations: async (token) => {
      const answer = await request({ path: '/api/conversations', token }, ConversationListSchema);
      return answer.ok ? { ok: true, value: answer.value.conversations } : answer;
    },
    badge: (token) => request({ path: '/api/badge', token }, BadgeSchema),
    messages: async (token, conversationId, after) => {
      const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
      const answer = await request({ path: at(conversationId) + query, token }, MessageListSchema);
      return answer.ok ? { ok: true, value: answer.value.messages } : answer;
    },
    send: (token, conversationId, text) => request(post(at(conversationId), { text }, token), MessageSchema),
    kick: (token, deviceId) => request(post('/api/demo/kick', { deviceId }, token), Type.Unknown()),
  };
}
