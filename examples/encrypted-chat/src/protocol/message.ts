import Type, { type Static } from 'typebox';
import { SealedBoxSchema } from './sealed-box.ts';

/** A message as the server knows it: by whom, for whom, until when, but not what it says. */
export const MessageSchema = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  authorId: Type.String(),
  /** What the author's device calls it. */
  ref: Type.String(),
  /** ISO time. */
  sentAt: Type.String(),
  /** ISO time. Absent: it stays. */
  expiresAt: Type.Optional(Type.String()),
  box: SealedBoxSchema,
});

export type Message = Static<typeof MessageSchema>;

export const MessageListSchema = Type.Object({ messages: Type.Array(MessageSchema) });

export const SendRequestSchema = Type.Object({
  conversationId: Type.String(),
  ref: Type.String({ minLength: 1, maxLength: 64 }),
  box: SealedBoxSchema,
  /** How long it stays, from when the server has it. Absent: for ever. */
  ttlMs: Type.Optional(Type.Number({ minimum: 1_000, maximum: 7 * 86_400_000 })),
});

export type SendRequest = Static<typeof SendRequestSchema>;
