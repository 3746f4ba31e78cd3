import { copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup } from 'node:sqlite';
import { FaultError } from '../fault-error.ts';
import { databaseFile, openDatabase } from '../sqlite/open-database.ts';

/** Copies a data folder into another, where no database is yet. @throws FaultError of `openDatabase`, or `data-there`. */
export async function backUp(dataDir: string, toDir: string): Promise<void> {
  makeEmpty(toDir);
  const database = openDatabase(dataDir);
  try {
    await backup(database, databaseFile(toDir));
  } finally {
    database.close();
  }
  copyKeys(dataDir, toDir);
}

/** Makes a folder for a database. @throws FaultError `data-there` where it has one. */
export function makeEmpty(dataDir: string): void {
  if (existsSync(databaseFile(dataDir))) {
    throw new FaultError({
      kind: 'data-there',
      message: `${dataDir} has a database already.`,
      hint: 'Name another folder, or move that one away.',
    });
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}

/**
 * Without the key for their hashes, users of the copied sessions would not be known again; without tokens, what they
 * guard would be open.
 */
export function copyKeys(dataDir: string, toDir: string): void {
  const key = join(dataDir, 'identity.key');
  if (existsSync(key)) copyFileSync(key, join(toDir, 'identity.key'));
  const tokens = join(dataDir, 'tokens');
  if (existsSync(tokens)) cpSync(tokens, join(toDir, 'tokens'), { recursive: true });
}
