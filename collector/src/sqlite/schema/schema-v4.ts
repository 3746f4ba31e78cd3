/** Spans and errors that others reported, each as its JSON beside what it is found by. */
export const SCHEMA_V4 = `
  CREATE TABLE span (
    trace_id TEXT NOT NULL,
    span_id  TEXT NOT NULL,
    start_at REAL NOT NULL,
    end_at   REAL NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (trace_id, span_id)
  ) STRICT;
  CREATE INDEX span_by_time ON span (start_at);

  CREATE TABLE trace_error (
    id       TEXT PRIMARY KEY,
    trace_id TEXT,
    at       REAL NOT NULL,
    body     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX trace_error_by_trace ON trace_error (trace_id);
  CREATE INDEX trace_error_by_time ON trace_error (at);
`;
