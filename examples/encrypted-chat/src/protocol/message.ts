import Type, { type Static } from 'typebox';
import { SealedBoxSchema } from './sealed-box.ts';
import { TtlSchema } from './ttl.ts';

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
  ciphertext: SealedBoxSchema,
});

export type Message = Static<typeof MessageSchema>;

export const SendRequestSchema = Type.Object({
  conversationId: Type.String(),
  ref: Type.String({ minLength: 1, maxLength: 64 }),
  ciphertext: SealedBoxSchema,
  /** Absent: it stays. */
  ttlMs: Type.Optional(TtlSchema),
});

export type SendRequest = Static<typeof SendRequestSchema>;
