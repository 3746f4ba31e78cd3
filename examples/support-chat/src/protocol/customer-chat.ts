import Type, { type Static } from 'typebox';

/** A message as the customer's side was built to show it. */
export const CustomerMessageSchema = Type.Object({
  id: Type.String(),
  from: Type.Union([Type.Literal('customer'), Type.Literal('support')]),
  body: Type.String(),
  /** Milliseconds since 1970, by the server's clock. */
  createdAt: Type.Number(),
  edited: Type.Boolean(),
  /** The other side has seen it. */
  read: Type.Boolean(),
});

/** Answer of `GET /api/chat?userId=`. */
export const CustomerChatSchema = Type.Object({
  id: Type.String(),
  userId: Type.String(),
  /** Messages of the support that the customer has not seen. */
  unread: Type.Number(),
  /** Oldest first. */
  messages: Type.Array(CustomerMessageSchema),
});

export type CustomerMessage = Static<typeof CustomerMessageSchema>;
export type CustomerChat = Static<typeof CustomerChatSchema>;
