import type { DatabaseSync } from 'node:sqlite';
import { isChange } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import { isCount, isString, isTime, objectOf, recordOf } from '../protocol/guard.ts';
import { type Epoch, isDeviceId, isEpoch } from '../protocol/ids.ts';
import { isMutationOutcome } from '../protocol/mutation.ts';
import { tombstoneOf } from '../server/expire-entry.ts';
import type { LogEntry, LogStore } from '../server/log-store.ts';
import { parseStored, readColumn } from './read-column.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sync_server (epoch TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sync_scope (scope TEXT PRIMARY KEY, head INTEGER NOT NULL, horizon INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sync_entry (
    scope TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL, made_ms REAL NOT NULL, deleted INTEGER NOT NULL,
    expires_ms REAL, change TEXT NOT NULL, versions TEXT NOT NULL, PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS sync_entry_by_seq ON sync_entry (scope, seq);
  CREATE INDEX IF NOT EXISTS sync_entry_by_expiry ON sync_entry (expires_ms) WHERE expires_ms IS NOT NULL;
  CREATE INDEX IF NOT EXISTS sync_entry_by_deletion ON sync_entry (made_ms) WHERE deleted = 1;
  CREATE TABLE IF NOT EXISTS sync_outcome (key TEXT PRIMARY KEY, outcome TEXT NOT NULL, at_ms REAL NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sync_outcome_by_time ON sync_outcome (at_ms);
`;

/** As SQLite says it. It takes no infinity. */
const NO_LIMIT = -1;

const isVersions = recordOf(objectOf({ seq: isCount, atMs: isTime }, { device: isDeviceId }));

/**
 * Logs in SQLite, in tables of their own that may stand beside an app's. A change and the app's own rows can be one transaction: give both the same database.
 * @param newEpoch - names the data, where the database has none yet.
 */
export function createSqliteStore(database: DatabaseSync, newEpoch: () => string): LogStore {
  database.exec(SCHEMA);
  const epoch = readEpoch(database, newEpoch);
  const headOf = database.prepare('SELECT head FROM sync_scope WHERE scope = ?');
  const horizonOf = database.prepare('SELECT horizon FROM sync_scope WHERE scope = ?');
  const entryOf = database.prepare('SELECT change, versions FROM sync_entry WHERE scope = ? AND key = ?');
  const since = database.prepare('SELECT change FROM sync_entry WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?');
  const putEntry = database.prepare(
    `INSERT INTO sync_entry (scope, key, seq, made_ms, deleted, expires_ms, change, versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (scope, key) DO UPDATE SET seq = excluded.seq, made_ms = excluded.made_ms, deleted = excluded.deleted,
       expires_ms = excluded.expires_ms, change = excluded.change, versions = excluded.versions`,
  );
  const putHead = database.prepare(
    'INSERT INTO sync_scope (scope, head) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET head = excluded.head',
  );
  const expired = database.prepare('SELECT change, versions FROM sync_entry WHERE expires_ms <= ?');
  const moveHorizon = database.prepare(
    `UPDATE sync_scope SET horizon = max(horizon, old.seq)
     FROM (SELECT scope, max(seq) AS seq FROM sync_entry WHERE deleted = 1 AND made_ms < ? GROUP BY scope) AS old
     WHERE old.scope = sync_scope.scope`,
  );
  const dropTombstones = database.prepare('DELETE FROM sync_entry WHERE deleted = 1 AND made_ms < ?');
  const outcomeOf = database.prepare('SELECT outcome FROM sync_outcome WHERE key = ?');
  const putOutcome = database.prepare('INSERT OR REPLACE INTO sync_outcome (key, outcome, at_ms) VALUES (?, ?, ?)');
  const dropOutcomes = database.prepare('DELETE FROM sync_outcome WHERE at_ms < ?');

  const readEntry = (row: unknown): LogEntry => ({
    change: parseStored(isChange, readColumn(row, 'change', isString)),
    versions: parseStored(isVersions, readColumn(row, 'versions', isString)),
  });

  const write = ({ change, versions }: LogEntry): void => {
    const { scope, seq, atMs, entity, kind } = change;
    const expiresAtMs = change.kind === 'put' ? (change.expiresAtMs ?? null) : null;
    const texts = [JSON.stringify(change), JSON.stringify(versions)] as const;
    putEntry.run(scope, entityKey(entity), seq, atMs, Number(kind === 'delete'), expiresAtMs, ...texts);
  };

  return {
    epoch,
    transaction: (work) => inTransaction(database, work),
    head: (scope) => countOf(headOf.get(scope), 'head'),
    horizon: (scope) => countOf(horizonOf.get(scope), 'horizon'),
    find: (scope, key) => {
      const row = entryOf.get(scope, key);
      return row && readEntry(row);
    },
    readSince: (scope, from, limit = NO_LIMIT) =>
      since.all(scope, from, limit).map((row) => parseStored(isChange, readColumn(row, 'change', isString))),
    append: (entry) => {
      write(entry);
      putHead.run(entry.change.scope, entry.change.seq);
    },
    expire: (nowMs) => {
      for (const row of expired.all(nowMs)) write(tombstoneOf(readEntry(row)));
    },
    trim: (beforeMs) => {
      moveHorizon.run(beforeMs);
      dropTombstones.run(beforeMs);
    },
    outcome: (key) => {
      const row = outcomeOf.get(key);
      return row && parseStored(isMutationOutcome, readColumn(row, 'outcome', isString));
    },
    keepOutcome: (key, outcome, atMs) => void putOutcome.run(key, JSON.stringify(outcome), atMs),
    forgetOutcomes: (beforeMs) => void dropOutcomes.run(beforeMs),
  };
}

const countOf = (row: unknown, column: string): number => (row === undefined ? 0 : readColumn(row, column, isCount));

function readEpoch(database: DatabaseSync, newEpoch: () => string): Epoch {
  const row = database.prepare('SELECT epoch FROM sync_server').get();
  if (row) return readColumn(row, 'epoch', isEpoch);
  const epoch = newEpoch();
  if (!isEpoch(epoch)) throw new Error('an epoch is a text of 1 to 200 characters');
  database.prepare('INSERT INTO sync_server (epoch) VALUES (?)').run(epoch);
  return epoch;
}

/** Where the app has begun a transaction, the work is a part of it. */
function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
