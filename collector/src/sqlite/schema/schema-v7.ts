/** Sessions whose chunks are still as they came, and the numbers of batches whose chunks were put into another. */
export const SCHEMA_V7 = `
  ALTER TABLE session ADD COLUMN loose INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE session ADD COLUMN merged TEXT NOT NULL DEFAULT '[]';
  CREATE INDEX session_loose ON session (heard_ms) WHERE loose = 1;
`;
