import type { DatabaseSync } from 'node:sqlite';
import type { ViewStore } from '../storage/view-store.ts';
import { createNamedTexts } from './named-texts.ts';

/** More than anyone would look through. */
const MAX_VIEWS = 200;

/** Saved views, in SQLite. */
export function createSqliteViews(database: DatabaseSync): ViewStore {
  const views = createNamedTexts(database, { table: 'saved_view', column: 'query', most: MAX_VIEWS });
  return {
    list: async () => views.list().map(({ name, text }) => ({ name, query: text })),
    save: async ({ name, query }) => views.save({ name, text: query }),
    remove: async (name) => views.remove(name),
  };
}
