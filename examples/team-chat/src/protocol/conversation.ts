import { UserSchema } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import { MessageSchema } from './message.ts';

export const ConversationSchema = Type.Object({
  id: Type.String(),
  /** Absent for a conversation of two, which each side sees under the other's name. */
  title: Type.Optional(Type.String()),
  members: Type.Array(UserSchema),
  /** Absent while nobody has written. */
  lastMessage: Type.Optional(MessageSchema),
});

export const ConversationListSchema = Type.Object({ conversations: Type.Array(ConversationSchema) });

export type Conversation = Static<typeof ConversationSchema>;
