import Type, { type Static } from 'typebox';

/** What a profile has to do with a title. Absent from the library: nothing so far. */
export const EntrySchema = Type.Object({
  id: Type.String(),
  profileId: Type.String(),
  titleId: Type.String(),
  favourite: Type.Boolean(),
  /** 1 to 5. 0: not rated. */
  rating: Type.Number(),
  /** How far it was watched, in minutes. */
  watchedMinutes: Type.Number(),
  /** ISO time of the last watching, by the server's clock. Null: never. */
  watchedAt: Type.Union([Type.String(), Type.Null()]),
  /** Counts the changes, from 1. */
  version: Type.Number(),
});

export const LibrarySchema = Type.Object({ entries: Type.Array(EntrySchema) });

/** What of an entry is to be another way; the rest stays. */
export const EntryChangeSchema = Type.Object({
  favourite: Type.Optional(Type.Boolean()),
  rating: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  watchedMinutes: Type.Optional(Type.Number({ minimum: 0 })),
});

/** An entry is named after its profile and its title, so that nobody need ask for its name. */
export const entryIdOf = (profileId: string, titleId: string): string =>
  `e_${profileId.split('_').at(-1)}_${titleId.split('_').at(-1)}`;

export type Entry = Static<typeof EntrySchema>;
export type EntryChange = Static<typeof EntryChangeSchema>;
