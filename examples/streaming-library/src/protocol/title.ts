import Type, { type Static } from 'typebox';

export const motifs = ['moon', 'hills', 'waves', 'city', 'rays', 'trees'] as const;

/** Something to watch. Titles never change while the server runs. */
export const TitleSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  year: Type.Number(),
  genre: Type.String(),
  lengthMinutes: Type.Number(),
  about: Type.String(),
  /** What its cover shows, and in which colour (degrees). */
  cover: Type.Object({ motif: Type.Enum([...motifs]), hue: Type.Number() }),
});

export const TitleListSchema = Type.Object({ titles: Type.Array(TitleSchema) });

export type Title = Static<typeof TitleSchema>;
