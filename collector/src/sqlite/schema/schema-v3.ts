/**
 * Incidents get a number that stays, so that a full text index can name them, and the figures of their facts as columns.
 *
 * The index is of trigrams: a search is for parts of words (ids, paths). The lists go through an index that holds all
 * that filters ask for, and read only those bodies that they show. Whoever changes an incident takes a `rev`.
 */
export const SCHEMA_V3 = `
  CREATE TABLE incident_v3 (
    doc        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
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
    rev        INTEGER NOT NULL,
    missed     INTEGER NOT NULL AS (CAST(coalesce(json_array_length(body, '$.facts.missedIds'), 0) AS INTEGER)) STORED,
    requests_per_hour REAL AS (CAST(json_extract(body, '$.facts.requestsPerHour') AS REAL)) STORED,
    bytes_per_hour    REAL AS (CAST(json_extract(body, '$.facts.bytesPerHour') AS REAL)) STORED,
    event      TEXT AS (CAST(coalesce(
                 json_extract(body, '$.facts.event'),
                 json_extract(body, '$.facts.events[0]'),
                 json_extract(body, '$.facts.missed[0].event')) AS TEXT)) STORED
  ) STRICT;
  INSERT INTO incident_v3
    (id, kind, severity, at, until_at, app, release, session, fingerprint, haystack, body, status, withdrawn, assignee, note, rev)
    SELECT id, kind, severity, at, until_at, app, release, session, fingerprint, haystack, body, status, withdrawn, assignee, note, rev
    FROM incident ORDER BY at, id;
  DROP TABLE incident;
  ALTER TABLE incident_v3 RENAME TO incident;
  CREATE INDEX incident_newest
    ON incident (at DESC, id DESC, withdrawn, status, app, kind, severity, release, session, fingerprint);
  CREATE INDEX incident_by_session ON incident (session);
  CREATE INDEX incident_by_group
    ON incident (fingerprint, at, id, session, app, kind, severity, release, status, withdrawn);
  CREATE INDEX incident_changed ON incident (rev);

  CREATE VIRTUAL TABLE incident_search
    USING fts5 (haystack, content = 'incident', content_rowid = 'doc', tokenize = 'trigram case_sensitive 1');
  INSERT INTO incident_search (incident_search) VALUES ('rebuild');
  CREATE TRIGGER incident_filed AFTER INSERT ON incident BEGIN
    INSERT INTO incident_search (rowid, haystack) VALUES (new.doc, new.haystack);
  END;
  CREATE TRIGGER incident_removed AFTER DELETE ON incident BEGIN
    INSERT INTO incident_search (incident_search, rowid, haystack) VALUES ('delete', old.doc, old.haystack);
  END;
  CREATE TRIGGER incident_told_anew AFTER UPDATE OF haystack ON incident WHEN old.haystack <> new.haystack BEGIN
    INSERT INTO incident_search (incident_search, rowid, haystack) VALUES ('delete', old.doc, old.haystack);
    INSERT INTO incident_search (rowid, haystack) VALUES (new.doc, new.haystack);
  END;

  ALTER TABLE session ADD COLUMN release TEXT AS (json_extract(header, '$.release')) VIRTUAL;
  ALTER TABLE session ADD COLUMN is_page INTEGER AS (json_extract(header, '$.server') IS NULL) VIRTUAL;
  ALTER TABLE session ADD COLUMN app TEXT AS (coalesce(
    json_extract(header, '$.app'),
    CASE WHEN instr(json_extract(header, '$.origin'), '://') > 0
      THEN substr(json_extract(header, '$.origin'), instr(json_extract(header, '$.origin'), '://') + 3) END,
    json_extract(header, '$.server'),
    'unknown')) VIRTUAL;
  CREATE INDEX session_exposure ON session (is_page, app, release, origin_ms, known_to_t);
`;
