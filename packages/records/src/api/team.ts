import Type, { type Static } from 'typebox';

const AppNameSchema = Type.String({ minLength: 1, maxLength: 300 });

/** A name for apps, which are looked at together. An app may be of several teams, or of none. */
export const TeamSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** As sessions name them. One that was never seen yet may be among them. */
  apps: Type.Array(AppNameSchema),
});
export type Team = Static<typeof TeamSchema>;

/** Body of `PUT /api/v1/teams/:name`. */
export const TeamAppsSchema = Type.Object(
  { apps: Type.Array(AppNameSchema, { minItems: 1, maxItems: 200, uniqueItems: true }) },
  { additionalProperties: false },
);

/** `GET /api/v1/teams`, by name; the answer to what changes them, too. */
export const TeamListSchema = Type.Object({ teams: Type.Array(TeamSchema) });
