import { parse, UserSchema } from '@driftscope/example-protocol';
import Type from 'typebox';
import type { Conversation } from './conversation.ts';
import { type Message, SendRequestSchema } from './message.ts';

/** Everybody's, and who of them is online. One entity of the type `presence` for each user. */
export const PRESENCE_SCOPE = 'presence';

const CONVERSATION_PREFIX = 'conversation:';

/** All of one conversation: the entity `conversation`, and its messages, which are entities `message`. */
export const conversationScope = (conversationId: string): string => CONVERSATION_PREFIX + conversationId;

/** Absent: another kind of scope. */
export const conversationIdOf = (scope: string): string | undefined =>
  scope.startsWith(CONVERSATION_PREFIX) ? scope.slice(CONVERSATION_PREFIX.length) : undefined;

const ConversationFieldsSchema = Type.Object({
  title: Type.Optional(Type.String()),
  members: Type.Array(UserSchema),
});

export const MessageFieldsSchema = Type.Object({
  conversationId: Type.String(),
  authorId: Type.String(),
  text: SendRequestSchema.properties.text,
});

const PresenceFieldsSchema = Type.Object({ online: Type.Boolean() });

/** Absent: the entity is none of this kind. */
export function toConversation(id: string, fields: unknown): Conversation | undefined {
  const parsed = parse(ConversationFieldsSchema, fields, 'The conversation');
  return parsed.ok ? { id, ...parsed.value } : undefined;
}

/** @param acceptedMs - by the server's clock. Absent: the entity is none of this kind. */
export function toMessage(id: string, fields: unknown, acceptedMs: number): Message | undefined {
  const parsed = parse(MessageFieldsSchema, fields, 'The message');
  return parsed.ok ? { id, ...parsed.value, sentAt: new Date(acceptedMs).toISOString() } : undefined;
}

/** Whether the user is online, as far as the entity tells. */
export function isOnline(fields: unknown): boolean {
  const parsed = parse(PresenceFieldsSchema, fields, 'The presence');
  return parsed.ok && parsed.value.online;
}
