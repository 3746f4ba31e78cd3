import Type, { type Static } from 'typebox';

/** Why a request failed: told apart by `kind`, `message` for the user, `hint` for what to do next. */
export const ProblemSchema = Type.Object({
  kind: Type.String(),
  message: Type.String(),
  hint: Type.String(),
});

export const ProblemAnswerSchema = Type.Object({ error: ProblemSchema });

export type Problem = Static<typeof ProblemSchema>;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };
