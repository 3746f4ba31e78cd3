import Type, { type Static } from 'typebox';
import { KeyPairSchema } from '#protocol/key-pair.ts';

/** What a device has to know to read and write. It is of one user. */
export const KeysSchema = Type.Object({
  keyPair: KeyPairSchema,
  /** The session key of each conversation, by its id. */
  sessionKeys: Type.Record(Type.String(), Type.String()),
});

export type Keys = Static<typeof KeysSchema>;
