import Type, { type Static } from 'typebox';

/** What a list was narrowed to, under a name. */
export const SavedViewSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** The list's address after the `?`, without it. */
  query: Type.String({ maxLength: 2_000 }),
});
export type SavedView = Static<typeof SavedViewSchema>;

/** Body of `PUT /api/v1/views/:name`. */
export const SavedQuerySchema = Type.Object(
  { query: SavedViewSchema.properties.query },
  { additionalProperties: false },
);

/** `GET /api/v1/views`, by name; the answer to what changes them, too. */
export const SavedViewListSchema = Type.Object({ views: Type.Array(SavedViewSchema) });
