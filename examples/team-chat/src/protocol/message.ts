import Type, { type Static } from 'typebox';

/** A message never changes once it was accepted. */
export const MessageSchema = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  authorId: Type.String(),
  text: Type.String(),
  /** ISO time by the server's clock. */
  sentAt: Type.String(),
});

export const MessageListSchema = Type.Object({ messages: Type.Array(MessageSchema) });

export const SendRequestSchema = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) });

export type Message = Static<typeof MessageSchema>;
