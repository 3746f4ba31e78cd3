import type { DatabaseSync } from 'node:sqlite';
import { holesIn } from '../storage/seq-ranges.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { createAppender } from './append-batches.ts';
import { createCompactor } from './compact-sessions.ts';
import type { DurableLog } from './durable-log.ts';
import { createRecordReader } from './read-records.ts';
import { createReplay } from './replay-chunks.ts';
import { createSessionBook } from './session-book.ts';
import { readSession, type SessionRow, sessionColumns, summaryOfSession } from './session-row.ts';

/** Sessions and their records, in SQLite. */
export function createSqliteSessions(database: DatabaseSync, log: DurableLog): SessionStore {
  const book = createSessionBook(database);
  const append = createAppender(database, book);
  const compact = createCompactor(database, book);
  const { records, recordsBySeq, scan } = createRecordReader(database);
  const one = database.prepare(`SELECT ${sessionColumns} FROM session WHERE id = ?`);
  const newest = database.prepare(
    `SELECT ${sessionColumns} FROM session WHERE (origin_ms, id) < (?, ?) ORDER BY origin_ms DESC, id DESC LIMIT ?`,
  );
  const heardWithin = database.prepare(
    `SELECT ${sessionColumns} FROM session WHERE heard_ms >= (SELECT max(heard_ms) FROM session) - ?`,
  );

  const read = (id: string): SessionRow | undefined => {
    const row = one.get(id);
    return row === undefined ? undefined : readSession(row);
  };

  return {
    append: (received) => log.write(() => append(received)),
    compact: async (idleSinceMs) => compact(idleSinceMs),
    list: async ({ limit, after }) => {
      const rows = newest.all(after?.at ?? Number.POSITIVE_INFINITY, after?.id ?? '', limit);
      return rows.map((row) => summaryOfSession(readSession(row)));
    },
    find: async (id) => {
      const row = read(id);
      return row && { ...summaryOfSession(row), batches: row.batches, holes: holesIn(row.seqs) };
    },
    header: async (id) => read(id)?.header,
    records,
    recordsBySeq,
    scan,
    recent: async (windowMs) =>
      heardWithin
        .all(windowMs)
        .map(readSession)
        .map(({ header, originMs, knownToT, heardMs }) => ({ header, lastAt: originMs + knownToT, heardMs })),
    replay: createReplay(database),
  };
}
