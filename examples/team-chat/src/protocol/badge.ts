import Type, { type Static } from 'typebox';

/** How many messages others have written to the user, in all conversations. */
export const BadgeSchema = Type.Object({ received: Type.Integer({ minimum: 0 }) });

export type Badge = Static<typeof BadgeSchema>;
