/**
 * What recurs in a session is told of its latest time, and counted by its first. Three indexes hold all that filters ask for, so
 * they hold that, too.
 */
export const SCHEMA_V11 = `
  ALTER TABLE incident ADD COLUMN first_at REAL AS (CAST(coalesce(json_extract(body, '$.firstAt'), at) AS REAL)) VIRTUAL;
  DROP INDEX incident_newest;
  CREATE INDEX incident_newest
    ON incident (at DESC, id DESC, withdrawn, status, app, kind, severity, release, session, fingerprint, first_at);
  DROP INDEX incident_by_group;
  CREATE INDEX incident_by_group
    ON incident (fingerprint, at, id, session, app, kind, severity, release, status, withdrawn, first_at);
  DROP INDEX incident_changed;
  CREATE INDEX incident_changed ON incident (rev, at, first_at, kind, severity, withdrawn, status, app, release, session,
    fingerprint, missed, requests_per_hour, bytes_per_hour, event, assignee);
`;
