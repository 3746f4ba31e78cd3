/**
 * The list of sessions holds what it is narrowed by, so that a row is read only where it is shown. `users`: who was logged in, in
 * JSON; nobody of those that were stored before.
 */
export const SCHEMA_V16 = `
  ALTER TABLE session ADD COLUMN users TEXT NOT NULL DEFAULT '[]';
  DROP INDEX session_newest;
  CREATE INDEX session_newest ON session (origin_ms DESC, id DESC, app, release, known_to_t);
`;
