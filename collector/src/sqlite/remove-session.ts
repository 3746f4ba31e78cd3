import type { DatabaseSync } from 'node:sqlite';
import type { SessionId } from '@driftscope/records';
import type { Removal } from '../storage/session-store.ts';
import { INCIDENT_COLUMNS, readIncident, summaryOfIncident } from './incident-row.ts';
import type { SessionBook } from './session-book.ts';
import { readSession, SESSION_COLUMNS } from './session-row.ts';
import { createRevCounter } from './take-rev.ts';
import { transaction } from './transaction.ts';

/** Builds the function that removes a session which came from files, and all that was made of it, in one transaction. */
export function createSessionRemover(database: DatabaseSync, book: SessionBook): (id: SessionId) => Removal {
  const find = database.prepare(`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ?`);
  const drops = [
    'DELETE FROM chunk_body WHERE id IN (SELECT id FROM chunk WHERE session = ?)',
    'DELETE FROM chunk WHERE session = ?',
    'DELETE FROM gap WHERE session = ?',
    'DELETE FROM session WHERE id = ?',
  ].map((sql) => database.prepare(sql));
  const standing = database.prepare(`SELECT ${INCIDENT_COLUMNS} FROM incident WHERE session = ? AND withdrawn = 0`);
  const setWithdrawn = database.prepare('UPDATE incident SET withdrawn = 1, rev = ? WHERE id = ?');
  const takeRev = createRevCounter(database);

  return (id) =>
    transaction(database, () => {
      const row = find.get(id);
      if (row === undefined) return { kind: 'unknown' };
      if (readSession(row).imported === undefined) return { kind: 'sent' };
      for (const drop of drops) drop.run(id);
      book.drop(id);
      const incidents = standing.all(id).map(readIncident);
      const withdrawn = incidents.map((filed) => {
        const rev = takeRev();
        setWithdrawn.run(rev, filed.incident.id);
        return summaryOfIncident({ ...filed, status: 'withdrawn', rev });
      });
      return { kind: 'removed', withdrawn };
    });
}
