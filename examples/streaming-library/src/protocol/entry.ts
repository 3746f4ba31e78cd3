import { parse } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';

const favourite = Type.Boolean();
/** 1 to 5. 0: not rated. */
const rating = Type.Integer({ minimum: 0, maximum: 5 });
/** How far it was watched, in minutes. */
const watchedMinutes = Type.Number({ minimum: 0 });
/** ISO time of the last watching. Null: never. */
const watchedAt = Type.Union([Type.String(), Type.Null()]);

/** What a profile has to do with a title. Absent from the library: nothing so far. */
export const EntrySchema = Type.Object({
  id: Type.String(),
  profileId: Type.String(),
  titleId: Type.String(),
  favourite,
  rating,
  watchedMinutes,
  watchedAt,
  /** Grows with every change. */
  version: Type.Number(),
});

export const LibrarySchema = Type.Object({ entries: Type.Array(EntrySchema) });

/** What of an entry is to be another way; the rest stays. */
export const EntryChangeSchema = Type.Partial(Type.Object({ favourite, rating, watchedMinutes }));

/** An entry as the sync log has it: fields that nobody has ever set are absent. */
export const EntryFieldsSchema = Type.Object({
  profileId: Type.String(),
  titleId: Type.String(),
  favourite: Type.Optional(favourite),
  rating: Type.Optional(rating),
  watchedMinutes: Type.Optional(watchedMinutes),
  watchedAt: Type.Optional(watchedAt),
});

export type Entry = Static<typeof EntrySchema>;
export type EntryChange = Static<typeof EntryChangeSchema>;

/** An entry is named after its profile and its title, so that nobody need ask for its name. */
export const entryIdOf = (profileId: string, titleId: string): string =>
  `e_${profileId.split('_').at(-1)}_${titleId.split('_').at(-1)}`;

/** The scope of a profile's library in the sync log. */
export const libraryScope = (profileId: string): string => `library:${profileId}`;

/** The entry that these fields of the sync log make. Absent: they make none. */
export function entryOf(fields: unknown, version: number): Entry | undefined {
  const parsed = parse(EntryFieldsSchema, fields, 'An entry of the log');
  if (!parsed.ok) return undefined;
  const { profileId, titleId } = parsed.value;
  const untouched = { favourite: false, rating: 0, watchedMinutes: 0, watchedAt: null };
  return { id: entryIdOf(profileId, titleId), ...untouched, ...parsed.value, version };
}
