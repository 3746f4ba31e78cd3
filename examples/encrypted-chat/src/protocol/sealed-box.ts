import Type, { type Static } from 'typebox';

/** What AES-GCM made of something, in Base64. `iv` is never used twice with one key. */
export const SealedBoxSchema = Type.Object({
  iv: Type.String({ minLength: 16, maxLength: 16 }),
  data: Type.String({ minLength: 1, maxLength: 30_000 }),
});

export type SealedBox = Static<typeof SealedBoxSchema>;
