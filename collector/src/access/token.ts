import { TokenSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';

/** A token as its file has it. */
export const StoredTokenSchema = Type.Object({
  ...TokenSchema.properties,
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});
export type StoredToken = Static<typeof StoredTokenSchema>;
