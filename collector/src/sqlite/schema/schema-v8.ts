/**
 * What is counted of incidents, in the order of their changes. The figures of a row stand behind its body, over which SQLite
 * had to go for each: to read those of 50,000 took twice as long.
 */
export const SCHEMA_V8 = `
  DROP INDEX incident_changed;
  CREATE INDEX incident_changed ON incident (rev, at, kind, severity, withdrawn, status, app, release, session,
    fingerprint, missed, requests_per_hour, bytes_per_hour, event);
`;
