/** Teams: names for apps. `apps`: their names, as a list in JSON. */
export const SCHEMA_V14 = `
  CREATE TABLE team (
    name TEXT PRIMARY KEY,
    apps TEXT NOT NULL
  ) STRICT;
`;
