import type { DatabaseSync } from 'node:sqlite';
import { DiskFullError } from '../storage/disk-full-error.ts';
import { resultCode, resultCodes } from './result-code.ts';

/** Runs `work` in one transaction: all of it is committed, or nothing. @throws DiskFullError where there is no room. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw resultCode(error) === resultCodes.full ? new DiskFullError(error) : error;
  }
}
