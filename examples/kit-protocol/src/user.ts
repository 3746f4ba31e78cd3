import Type, { type Static } from 'typebox';

export const UserSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
});

export type User = Static<typeof UserSchema>;
