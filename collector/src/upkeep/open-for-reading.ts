import { DatabaseSync } from 'node:sqlite';
import { databaseFile, expectUnused, explainOpening } from '../sqlite/open-database.ts';

/** Opens what may be damaged, to read from it only. @throws FaultError when nothing of it can be read, or it is in use. */
export function openForReading(dataDir: string): DatabaseSync {
  const file = databaseFile(dataDir);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
    expectUnused(database);
    database.prepare('SELECT name FROM sqlite_schema').all();
    return database;
  } catch (cause) {
    if (database?.isOpen) database.close();
    throw explainOpening(cause, file);
  }
}
