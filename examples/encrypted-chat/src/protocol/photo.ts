import Type, { type Static } from 'typebox';
import { SealedBoxSchema } from './sealed-box.ts';
import { TtlSchema } from './ttl.ts';

/** A sealed picture, as it lies in the log of its conversation. */
export const SealedPhotoSchema = Type.Object({ box: SealedBoxSchema });

export type SealedPhoto = Static<typeof SealedPhotoSchema>;

export const KeepPhotoSchema = Type.Object({
  conversationId: Type.String(),
  box: SealedBoxSchema,
  /** As of its message. Absent: it stays. */
  ttlMs: Type.Optional(TtlSchema),
});

export type KeepPhoto = Static<typeof KeepPhotoSchema>;
