import Type, { type Static } from 'typebox';

export const UserSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** What the user is, besides a user. Absent: nothing else. */
  role: Type.Optional(Type.String()),
});

export type User = Static<typeof UserSchema>;
