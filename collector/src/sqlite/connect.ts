import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** Whether connections of one process can share a database that no other process may use. On Windows SQLite has no such lock. */
export const canShare = process.platform !== 'win32';

/**
 * Connects to a database which from the first look into it on no other process may use, not even to read. The system lets the
 * lock go when the process ends, however it ends.
 *
 * This process may connect once more, from another thread too, where it {@link canShare}.
 */
export function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(canShare ? sharedPlace(file) : file, { timeout: 1_000 });
  if (!canShare) database.exec('PRAGMA locking_mode = EXCLUSIVE');
  return database;
}

/** What tells connections how far the log goes is in memory then, and not in a file that all who use it map. */
function sharedPlace(file: string): URL {
  const place = pathToFileURL(file);
  place.searchParams.set('vfs', 'unix-excl');
  return place;
}
