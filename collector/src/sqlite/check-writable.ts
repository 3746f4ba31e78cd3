import { statfs } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { DiskFullError } from '../storage/disk-full-error.ts';
import { transaction } from './transaction.ts';

/** With less, the next large batch may find no room. */
const LEAST_BYTES = 1024 * 1024;

/** Builds the check of whether something can be written: it writes a little, and looks how much more would do. */
export function createWriteCheck(database: DatabaseSync, dataDir: string): () => Promise<void> {
  const touch = database.prepare("UPDATE counter SET value = value WHERE name = 'rev'");
  return async () => {
    transaction(database, () => touch.run());
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize < LEAST_BYTES) throw new DiskFullError(`${bavail * bsize} bytes are left.`);
  };
}
