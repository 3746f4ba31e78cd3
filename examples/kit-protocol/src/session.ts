import Type, { type Static } from 'typebox';
import { UserSchema } from './user.ts';

export const LoginRequestSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 100 }),
});

/** Who is logged in, and a token that proves it for the hours to come. */
export const SessionSchema = Type.Object({ token: Type.String(), user: UserSchema });

export type Session = Static<typeof SessionSchema>;
