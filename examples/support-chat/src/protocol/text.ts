import Type from 'typebox';

/** What somebody wrote: a new message, or the new words of an old one. */
export const TextSchema = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) });
