import Type, { type Static } from 'typebox';

/** What a token is good for: to send records; to read what was found; to do all, also to change incidents and tokens. */
export const ScopeSchema = Type.Union([Type.Literal('ingest'), Type.Literal('read'), Type.Literal('admin')]);
export type Scope = Static<typeof ScopeSchema>;

/** `GET /api/v1/signed-in`: who asks, as the collector sees it. */
export const SignedInSchema = Type.Object({
  /** Whether a token is asked for by those who read. */
  isGuarded: Type.Boolean(),
  /** Whose token was sent, or signed in with. Absent: none that is valid. */
  as: Type.Optional(Type.Object({ name: Type.String(), scope: ScopeSchema })),
});
export type SignedIn = Static<typeof SignedInSchema>;
