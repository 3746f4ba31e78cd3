import type { DatabaseSync } from 'node:sqlite';
import { SavedViewSchema } from '@driftscope/records';
import type { ViewStore } from '../storage/view-store.ts';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';

const readView = rowReader(SavedViewSchema);

/** More than anyone would look through. */
const maxViews = 200;

/** Saved views, in SQLite. */
export function createSqliteViews(database: DatabaseSync): ViewStore {
  const list = database.prepare('SELECT name, query FROM saved_view ORDER BY name COLLATE NOCASE, name');
  const save = database.prepare(
    `INSERT INTO saved_view (name, query) SELECT ?1, ?2
     WHERE (SELECT count(*) FROM saved_view WHERE name <> ?1) < ${maxViews}
     ON CONFLICT (name) DO UPDATE SET query = excluded.query`,
  );
  const remove = database.prepare('DELETE FROM saved_view WHERE name = ?');
  return {
    list: async () => list.all().map(readView),
    save: async ({ name, query }) => transaction(database, () => save.run(name, query).changes === 1),
    remove: async (name) => transaction(database, () => void remove.run(name)),
  };
}
