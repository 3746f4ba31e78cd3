import Type from 'typebox';

/** How long something stays, in ms from when the server has it: a second to a week. */
export const TtlSchema = Type.Number({ minimum: 1_000, maximum: 7 * 86_400_000 });
