import type { DatabaseSync } from 'node:sqlite';
import { TeamSchema } from '@driftscope/records';
import type { TeamStore } from '../storage/team-store.ts';
import { jsonReader } from './json-reader.ts';
import { createNamedTexts } from './named-texts.ts';

const readApps = jsonReader(TeamSchema.properties.apps);

/** More than anyone would choose from. */
const MAX_TEAMS = 200;

/** Teams, in SQLite. */
export function createSqliteTeams(database: DatabaseSync): TeamStore {
  const teams = createNamedTexts(database, { table: 'team', column: 'apps', most: MAX_TEAMS });
  return {
    list: async () => teams.list().map(({ name, text }) => ({ name, apps: readApps(text) })),
    save: async ({ name, apps }) => teams.save({ name, text: JSON.stringify(apps) }),
    remove: async (name) => teams.remove(name),
  };
}
