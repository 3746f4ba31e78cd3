import Type, { type Static } from 'typebox';

/** One of those who share an account. */
export const ProfileSchema = Type.Object({ id: Type.String(), name: Type.String() });

/** The account's own first. */
export const ProfileListSchema = Type.Object({ profiles: Type.Array(ProfileSchema) });

export type Profile = Static<typeof ProfileSchema>;
