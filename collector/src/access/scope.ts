import Type, { type Static } from 'typebox';

/** What a token is good for: to send records; to read what was found; to change it, and tokens, and all of the others. */
export const ScopeSchema = Type.Union([Type.Literal('ingest'), Type.Literal('read'), Type.Literal('admin')]);
export type Scope = Static<typeof ScopeSchema>;

/** Whether who holds one scope may do what another is asked for. */
export const covers = (held: Scope, wanted: Scope): boolean => held === 'admin' || held === wanted;
