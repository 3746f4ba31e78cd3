/** Sessions of which all came from files. `imported`: when, and from which, in JSON. */
export const SCHEMA_V15 = `
  ALTER TABLE session ADD COLUMN imported TEXT;
  CREATE INDEX session_imported ON session (json_extract(imported, '$.at') DESC, id DESC) WHERE imported IS NOT NULL;
`;
