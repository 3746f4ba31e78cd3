import Type, { type Static } from 'typebox';

export const MessageSchema = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  from: Type.Union([Type.Literal('customer'), Type.Literal('agent')]),
  /** A customer's is the lead's id. */
  authorId: Type.String(),
  authorName: Type.String(),
  text: Type.String(),
  /** ISO time, by the server's clock. */
  sentAt: Type.String(),
  /** `sent`: an agent's, on its way. `delivered`: the customer's channel took it. `received`: a customer's. */
  delivery: Type.Union([Type.Literal('sent'), Type.Literal('delivered'), Type.Literal('received')]),
});

export const MessageListSchema = Type.Object({ messages: Type.Array(MessageSchema) });

/** What is written. */
export const TextSchema = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) });

/** What the sync client keeps of a message, and an agent sends. */
export const MessageFieldsSchema = Type.Omit(MessageSchema, ['id']);

export type Message = Static<typeof MessageSchema>;
