/** The first tables. Bodies have a table of their own, so that scans of the index rows never touch them. */
export const SCHEMA_V1 = `
  CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    header     TEXT NOT NULL,
    origin_ms  REAL NOT NULL,
    known_to_t REAL NOT NULL,
    seqs       TEXT NOT NULL,
    batches    INTEGER NOT NULL,
    heard_ms   REAL NOT NULL
  ) STRICT;
  CREATE INDEX session_newest ON session (origin_ms DESC, id DESC);
  CREATE INDEX session_heard ON session (heard_ms);

  CREATE TABLE chunk (
    id          INTEGER PRIMARY KEY,
    session     TEXT NOT NULL REFERENCES session (id),
    batch       INTEGER NOT NULL,
    part        INTEGER NOT NULL,
    first_seq   INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,
    min_t       REAL NOT NULL,
    max_t       REAL NOT NULL,
    records     INTEGER NOT NULL,
    received_ms REAL NOT NULL,
    UNIQUE (session, batch, part)
  ) STRICT;
  CREATE INDEX chunk_by_seq ON chunk (session, first_seq);

  CREATE TABLE chunk_body (
    id   INTEGER PRIMARY KEY REFERENCES chunk (id),
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE incident (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    severity   TEXT NOT NULL,
    at         REAL NOT NULL,
    until_at   REAL NOT NULL,
    app        TEXT NOT NULL,
    release    TEXT,
    session    TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    haystack   TEXT NOT NULL,
    body       TEXT NOT NULL,
    status     TEXT NOT NULL DEFAULT 'open',
    withdrawn  INTEGER NOT NULL DEFAULT 0,
    assignee   TEXT,
    note       TEXT,
    rev        INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX incident_newest ON incident (at DESC, id DESC);
  CREATE INDEX incident_by_session ON incident (session);

  CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES ('rev', 0);
`;
