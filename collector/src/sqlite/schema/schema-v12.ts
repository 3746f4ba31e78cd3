/** The three characters that the search's index has, in their order: so shorter words are found by it, too. It holds nothing of its own. */
export const SCHEMA_V12 = `
  CREATE VIRTUAL TABLE incident_search_term USING fts5vocab (incident_search, row);
`;
