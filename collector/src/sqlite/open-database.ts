import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { FaultError } from '../fault-error.ts';
import { canShare, connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { resultCode, resultCodes } from './result-code.ts';

/**
 * Opens the database in a folder, which is made if it is not there, and brings its tables up to date.
 *
 * The database is locked as long as it is open: two collectors that file incidents into one folder would drift
 * themselves. The system lets the lock go when the process ends, however it ends.
 *
 * @throws FaultError of kind `data-dir`, `data-in-use`, `data-damaged` or `data-too-new`.
 */
export function openDatabase(dataDir: string): DatabaseSync {
  makeFolder(dataDir);
  const file = databaseFile(dataDir);
  let database: DatabaseSync | undefined;
  try {
    database = connect(file);
    expectUnused(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec(`PRAGMA cache_size = -${CACHE_KI_B}; PRAGMA wal_autocheckpoint = ${checkpointPages};`);
    migrate(database);
    opened.add(database);
    return database;
  } catch (cause) {
    if (database?.isOpen) database.close();
    throw explainOpening(cause, file);
  }
}

/** Where the database of a data folder is. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'driftscope.db');

/** What lists and counts go through stays in memory: SQLite's own 2 MB hold a tenth of 50,000 incidents' index. */
const CACHE_KI_B = 32 * 1024;

/**
 * After so many pages they go from the log to the file while all wait. Where another thread can copy them, after a quarter of
 * that (`startCheckpoints`), that is for when it cannot keep up; else 16 MB, not SQLite's 4, which was one commit in a hundred.
 */
const checkpointPages = canShare ? 16_000 : 4_000;

/** Those that this process has opened, and may have closed. */
const opened = new Set<DatabaseSync>();

/** What keeps other processes away lets this one connect again. @throws FaultError of kind `data-in-use`. */
export function expectUnused(database: DatabaseSync): void {
  const file = database.location();
  for (const other of opened) {
    if (!other.isOpen) opened.delete(other);
    else if (other.location() === file) throw inUse(file ?? '');
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new FaultError(
      {
        kind: 'data-dir',
        message: `The data folder ${dataDir} cannot be made (${String(cause)}).`,
        hint: 'Name another one with DRIFTSCOPE_DATA.',
      },
      { cause },
    );
  }
}

/** Why a database could not be opened, and what to do. */
export function explainOpening(cause: unknown, file: string): FaultError {
  if (cause instanceof FaultError) return cause;
  switch (resultCode(cause)) {
    case resultCodes.busy:
      return inUse(file, cause);
    case resultCodes.corrupt:
    case resultCodes.notADatabase:
      return new FaultError(
        {
          kind: 'data-damaged',
          message: `${file} is damaged, or no database of Driftscope (${String(cause)}).`,
          hint: 'Put back a backup; or save what can be read: npm run driftscope -- doctor --salvage NEW_FOLDER; or move it away to start afresh.',
        },
        { cause },
      );
    default:
      return new FaultError(
        {
          kind: 'data-dir',
          message: `The database ${file} cannot be opened (${String(cause)}).`,
          hint: 'Check that the folder can be written to and has room, or name another one with DRIFTSCOPE_DATA.',
        },
        { cause },
      );
  }
}

const inUse = (file: string, cause?: unknown): FaultError =>
  new FaultError(
    {
      kind: 'data-in-use',
      message: `Another collector is using ${file}.`,
      hint: 'Stop it, or name another data folder with DRIFTSCOPE_DATA.',
    },
    { cause },
  );
