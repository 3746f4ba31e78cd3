import Type, { type Static } from 'typebox';

/** A picture that was sealed and stored on its own. */
export const PhotoSchema = Type.Object({ id: Type.String(), widthPx: Type.Number(), heightPx: Type.Number() });

export type Photo = Static<typeof PhotoSchema>;

/** What a message says: this is what its box holds. */
export const ContentSchema = Type.Object({ text: Type.String(), photo: Type.Optional(PhotoSchema) });

export type Content = Static<typeof ContentSchema>;
