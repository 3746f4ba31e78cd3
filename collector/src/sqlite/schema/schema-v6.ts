/**
 * What users change is written down, so that it can be told and taken back; and an incident says when it was resolved, so
 * that one which comes later is known to be back. Views of the list have names.
 */
export const SCHEMA_V6 = `
  ALTER TABLE incident ADD COLUMN resolved_at REAL;
  UPDATE incident SET resolved_at = until_at WHERE status = 'resolved';
  CREATE INDEX incident_standing ON incident (fingerprint, withdrawn, status, resolved_at);

  CREATE TABLE triage (
    id        TEXT PRIMARY KEY,
    at        REAL NOT NULL,
    by        TEXT,
    change    TEXT NOT NULL,
    is_done   INTEGER NOT NULL DEFAULT 0,
    undone_at REAL
  ) STRICT;
  CREATE INDEX triage_by_time ON triage (at);

  CREATE TABLE triage_entry (
    triage      TEXT NOT NULL,
    incident    TEXT NOT NULL,
    status      TEXT NOT NULL,
    assignee    TEXT,
    note        TEXT,
    resolved_at REAL,
    UNIQUE (triage, incident)
  ) STRICT;
  CREATE INDEX triage_entry_by_incident ON triage_entry (incident);

  CREATE TABLE saved_view (
    name  TEXT PRIMARY KEY,
    query TEXT NOT NULL
  ) STRICT;
`;
