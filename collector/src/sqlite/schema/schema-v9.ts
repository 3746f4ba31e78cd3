/** Lists are narrowed to who has an incident, and those that somebody has are few; figures are counted by it too. */
export const SCHEMA_V9 = `
  DROP INDEX incident_changed;
  CREATE INDEX incident_changed ON incident (rev, at, kind, severity, withdrawn, status, app, release, session,
    fingerprint, missed, requests_per_hour, bytes_per_hour, event, assignee);
  CREATE INDEX incident_by_assignee ON incident (assignee, at DESC, id DESC) WHERE assignee IS NOT NULL;
`;
