import { ScopeSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';

const about = {
  id: Type.String({ pattern: '^[0-9a-f]{12}$' }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scope: ScopeSchema,
  /** Epoch ms. */
  createdAt: Type.Number(),
  /** Epoch ms. Absent: it is valid. */
  revokedAt: Type.Optional(Type.Number()),
};

/** What may be told of a token: all but its secret. */
export const TokenSchema = Type.Object(about);
export type Token = Static<typeof TokenSchema>;

/** A token as its file has it. */
export const StoredTokenSchema = Type.Object({ ...about, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) });
export type StoredToken = Static<typeof StoredTokenSchema>;

/** What a token is made of. */
export const TokenDraftSchema = Type.Pick(TokenSchema, ['name', 'scope']);
export type TokenDraft = Static<typeof TokenDraftSchema>;
