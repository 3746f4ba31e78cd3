import { UserSchema } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import { CustomerMessageSchema } from './customer-chat.ts';

/** A message as the support's side was built to show it, by another team. */
export const SupportMessageSchema = Type.Object({
  id: Type.String(),
  author: UserSchema,
  text: Type.String(),
  /** ISO time, by the server's clock. */
  sentAt: Type.String(),
  /** The other side has seen it. */
  seen: Type.Boolean(),
});

/** Answer of `GET /api/chat/:id`. */
export const SupportChatSchema = Type.Object({
  id: Type.String(),
  customer: UserSchema,
  /** Oldest first. */
  messages: Type.Array(SupportMessageSchema),
});

export const ChatSummarySchema = Type.Object({
  id: Type.String(),
  customer: UserSchema,
  /** Messages of the customer that nobody of the support has seen. */
  unreadCount: Type.Number(),
  /** Absent while nobody has written. */
  lastMessage: Type.Optional(CustomerMessageSchema),
});

/** Answer of `GET /api/chats`. */
export const ChatListSchema = Type.Object({ chats: Type.Array(ChatSummarySchema) });

export type SupportMessage = Static<typeof SupportMessageSchema>;
export type SupportChat = Static<typeof SupportChatSchema>;
export type ChatSummary = Static<typeof ChatSummarySchema>;
