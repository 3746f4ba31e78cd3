/** Incidents are put together and counted over all that filters ask for, without a look at the bodies. */
export const SCHEMA_V2 = `
  CREATE INDEX incident_by_group
    ON incident (fingerprint, at, id, session, app, kind, severity, release, status, withdrawn);
`;
