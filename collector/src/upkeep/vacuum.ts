import { statSync } from 'node:fs';
import { databaseFile, openDatabase } from '../sqlite/open-database.ts';

/** Gives the room of what was deleted back to the disk. It needs as much room again while it works. @throws FaultError, see `openDatabase`. */
export function vacuum(dataDir: string): { readonly beforeBytes: number; readonly afterBytes: number } {
  const file = databaseFile(dataDir);
  const beforeBytes = statSync(file).size;
  const database = openDatabase(dataDir);
  try {
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  } finally {
    database.close();
  }
  return { beforeBytes, afterBytes: statSync(file).size };
}
