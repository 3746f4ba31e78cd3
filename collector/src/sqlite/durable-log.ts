import { closeSync, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { DiskFullError } from '../storage/disk-full-error.ts';
import { resultCode, resultCodes } from './result-code.ts';
import type { Checkpoints } from './start-checkpoints.ts';

/** SQLite's log, to which every commit is written first. */
export interface DurableLog {
  /**
   * Runs a transaction, and resolves with what it gave once that survives a loss of power.
   *
   * Who reads sees it before that. When the disk fails it rejects, though what was written may be there; before the next one
   * resolves all of it is written anew. @throws DiskFullError where there is no room.
   */
  write<T>(work: () => T): Promise<T>;
  /** Resolves when nothing of it is under way. */
  close(): Promise<void>;
}

export interface DurableLogOptions {
  /** Copies the log to the database beside those who write. Absent: SQLite does, on this thread. */
  readonly checkpoints?: Checkpoints | undefined;
  /** Waits until what was written to a file is on the disk. */
  readonly sync?: (file: number) => Promise<void>;
}

/**
 * Opens the log of a database in WAL mode with full sync. Its commits then wait for the disk, and with them all that wants
 * the thread: some ms, or a hundred where others write much. Those of `write` let another thread wait.
 */
export function openDurableLog(database: DatabaseSync, options: DurableLogOptions = {}): DurableLog {
  const { checkpoints, sync = promisify(fdatasync) } = options;
  let file: number | undefined;
  let isSuspect = false;
  /** Of those that wait for the disk, the turn that comes last; and where it has not begun, that it takes more. */
  let last = Promise.resolve();
  let next: Promise<void> | undefined;

  /** What the disk did not take the system may have dropped: from the log, which can still be read, it goes to the database. */
  const writeAnew = () => {
    if (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0) throw new Error('The log is in use.');
    isSuspect = false;
  };

  const commit = <T>(work: () => T): T => {
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      return work();
    } finally {
      database.exec('PRAGMA synchronous = FULL');
    }
  };

  const syncNow = async () => {
    next = undefined;
    // Another descriptor of the same file: SQLite tells nobody its own.
    file ??= openSync(`${database.location()}-wal`, 'r+');
    try {
      if (isSuspect) {
        await checkpoints?.settled();
        writeAnew();
      }
      await sync(file);
    } catch (cause) {
      isSuspect = true;
      throw isOutOfRoom(cause) ? new DiskFullError(cause) : cause;
    }
  };

  /** All that is written while the disk is at it shares the turn after that. */
  const synced = (): Promise<void> => {
    if (next === undefined) {
      next = last.then(syncNow);
      last = next.catch(() => undefined);
    }
    return next;
  };

  return {
    write: async (work) => {
      if (checkpoints?.pause !== undefined) await checkpoints.pause;
      const result = commit(work);
      checkpoints?.wrote();
      await synced();
      return result;
    },
    close: async () => {
      await last;
      await checkpoints?.stop();
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

const isOutOfRoom = (cause: unknown): boolean =>
  resultCode(cause) === resultCodes.full ||
  (typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    (cause.code === 'ENOSPC' || cause.code === 'EDQUOT'));
