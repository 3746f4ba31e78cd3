import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import { createUnpacker } from '../sqlite/chunk-body.ts';
import { rowReader } from '../sqlite/row-reader.ts';
import { openForReading } from './open-for-reading.ts';

export interface Examined {
  /** A sentence each. */
  readonly problems: readonly string[];
  readonly chunks: number;
}

const readId = rowReader(Type.Object({ id: Type.Integer(), records: Type.Integer() }));
const readCheck = rowReader(Type.Object({ integrity_check: Type.String() }));

/** How many problems are told of one kind. */
const MOST_TOLD = 20;

/** Looks whether all in a data folder can be read. @throws FaultError, see {@link openForReading}. */
export function examine(dataDir: string): Examined {
  const database = openForReading(dataDir);
  try {
    const { problems, chunks } = examineChunks(database);
    return { problems: [...examinePages(database), ...problems], chunks };
  } finally {
    database.close();
  }
}

function examinePages(database: DatabaseSync): readonly string[] {
  try {
    const found = database.prepare(`PRAGMA integrity_check(${MOST_TOLD})`).all();
    return found.map((row) => readCheck(row).integrity_check).filter((text) => text !== 'ok');
  } catch (cause) {
    return [`The database cannot be checked (${String(cause)}).`];
  }
}

function examineChunks(database: DatabaseSync): Examined {
  const problems: string[] = [];
  let chunks = 0;
  try {
    const unpack = createUnpacker(database);
    for (const row of database.prepare('SELECT id, records FROM chunk WHERE records > 0 ORDER BY id').iterate()) {
      const { id, records } = readId(row);
      chunks++;
      const problem = problemOf(() => unpack(id).length, records);
      if (problem !== undefined && problems.length < MOST_TOLD) problems.push(`Chunk ${id}: ${problem}`);
    }
  } catch (cause) {
    problems.push(`The list of chunks cannot be read to its end (${String(cause)}).`);
  }
  return { problems, chunks };
}

function problemOf(count: () => number, expected: number): string | undefined {
  try {
    const found = count();
    return found < expected ? `${found} of ${expected} records are there.` : undefined;
  } catch (cause) {
    return String(cause);
  }
}
