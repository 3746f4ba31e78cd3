/** Gaps of all sockets that carry state, those that were made up for too. */
export const SCHEMA_V5 = `
  CREATE TABLE gap (
    id        TEXT PRIMARY KEY,
    session   TEXT NOT NULL,
    app       TEXT NOT NULL,
    release   TEXT,
    at        REAL NOT NULL,
    gap_ms    REAL NOT NULL,
    recovered INTEGER NOT NULL,
    resync_ms REAL
  ) STRICT;
  CREATE INDEX gap_measured ON gap (at, app, release, session, gap_ms, resync_ms);
`;
