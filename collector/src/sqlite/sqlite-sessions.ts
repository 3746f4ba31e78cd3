import type { DatabaseSync } from 'node:sqlite';
import { holesIn } from '../storage/seq-ranges.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { createAppender } from './append-batches.ts';
import { createCompactor } from './compact-sessions.ts';
import type { DurableLog } from './durable-log.ts';
import { createRecordReader } from './read-records.ts';
import { createSessionRemover } from './remove-session.ts';
import { createReplay } from './replay-chunks.ts';
import { createSessionBook } from './session-book.ts';
import { readSession, readSummary, SESSION_COLUMNS, summaryColumns } from './session-row.ts';
import { sessionWhere } from './session-where.ts';

/**
 * Sessions and their records, in SQLite.
 *
 * @param removed those that were removed since the start: detection may still have them.
 */
export function createSqliteSessions(database: DatabaseSync, log: DurableLog, removed: Set<string>): SessionStore {
  const book = createSessionBook(database);
  const append = createAppender(database, book);
  const compact = createCompactor(database, book);
  const remove = createSessionRemover(database, book);
  const { records, recordsBySeq, scan } = createRecordReader(database);
  const one = database.prepare(`SELECT ${summaryColumns} FROM session WHERE id = ?`);
  const heardWithin = database.prepare(
    `SELECT ${SESSION_COLUMNS} FROM session
     WHERE heard_ms BETWEEN (SELECT max(heard_ms) FROM session WHERE heard_ms <= ?1) - ?2 AND ?1`,
  );

  return {
    append: (received) =>
      log.write(() => {
        const outcomes = append(received);
        for (const { batch } of received) removed.delete(batch.session.id);
        return outcomes;
      }),
    compact: async (idleSinceMs) => compact(idleSinceMs),
    list: async (filter, { limit, after }) => {
      const at = filter.isImported ? "json_extract(imported, '$.at')" : 'origin_ms';
      const { sql, params } = sessionWhere(filter);
      return database
        .prepare(
          `SELECT ${summaryColumns} FROM session WHERE (${at}, id) < (?, ?) AND ${sql} ORDER BY ${at} DESC, id DESC LIMIT ?`,
        )
        .all(after?.at ?? Number.POSITIVE_INFINITY, after?.id ?? '', ...params, limit)
        .map(readSummary);
    },
    find: async (id) => {
      const row = one.get(id);
      if (row === undefined) return undefined;
      const { batches, seqs } = readSession(row);
      return { ...readSummary(row), batches, holes: holesIn(seqs) };
    },
    header: async (id) => {
      const row = one.get(id);
      return row === undefined ? undefined : readSession(row).header;
    },
    remove: (id) =>
      log.write(() => {
        const removal = remove(id);
        if (removal.kind === 'removed') removed.add(id);
        return removal;
      }),
    records,
    recordsBySeq,
    scan,
    recent: async (windowMs, untilMs) =>
      heardWithin
        .all(untilMs, windowMs)
        .map(readSession)
        .map(({ header, knownToT, heardMs }) => ({ header, lastAt: header.originMs + knownToT, heardMs })),
    replay: createReplay(database),
  };
}
