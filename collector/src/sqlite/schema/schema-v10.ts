/** Envelopes that wait to be sent on, in the order in which they came. Bodies have a table of their own: at a start only the rest is read. */
export const SCHEMA_V10 = `
  CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    received_ms REAL NOT NULL,
    size_bytes  INTEGER NOT NULL,
    item_types  TEXT NOT NULL
  ) STRICT;

  CREATE TABLE outbox_body (
    id      INTEGER PRIMARY KEY REFERENCES outbox (id),
    headers TEXT NOT NULL,
    body    BLOB NOT NULL
  ) STRICT;
`;
