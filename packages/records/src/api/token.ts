import Type, { type Static } from 'typebox';
import { ScopeSchema } from './signed-in.ts';

/** What may be told of a token: all but its secret. */
export const TokenSchema = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{12}$' }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scope: ScopeSchema,
  /** Epoch ms. */
  createdAt: Type.Number(),
  /** Epoch ms. Absent: it is valid. */
  revokedAt: Type.Optional(Type.Number()),
});

/** Body of `POST /api/v1/tokens`: what a token is made of. */
export const TokenDraftSchema = Type.Pick(TokenSchema, ['name', 'scope']);

/** `GET /api/v1/tokens`, oldest first. */
export const TokenListSchema = Type.Object({ tokens: Type.Array(TokenSchema) });

/** Answer of `POST /api/v1/tokens`: the token with its secret, which is told this once. */
export const MadeTokenSchema = Type.Object({ token: TokenSchema, secret: Type.String() });

export type Token = Static<typeof TokenSchema>;
export type TokenDraft = Static<typeof TokenDraftSchema>;
export type MadeToken = Static<typeof MadeTokenSchema>;
