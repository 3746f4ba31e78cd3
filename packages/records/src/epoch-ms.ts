import Type from 'typebox';

/** A moment in ms since 1970, as far as a `Date` can tell it. */
export const EpochMsSchema = Type.Number({ minimum: -8.64e15, maximum: 8.64e15, description: 'epoch ms' });
