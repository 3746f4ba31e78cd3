import type { DatabaseSync } from 'node:sqlite';
import type { IncidentSummary } from '@driftscope/detect';
import { computeIncidentStats } from '../storage/compute-incident-stats.ts';
import type { FiledIncident, IncidentStore } from '../storage/incident-store.ts';
import { createFiler } from './file-incidents.ts';
import { IncidentCensus } from './incident-census.ts';
import { INCIDENT_COLUMNS, readIncident, summaryOfIncident } from './incident-row.ts';
import { incidentWhere } from './incident-where.ts';
import { listGroups } from './list-groups.ts';
import { createRevCounter, readRev } from './take-rev.ts';
import { transaction } from './transaction.ts';

/**
 * Incidents, in SQLite.
 *
 * @param removed sessions of which nothing is filed any more.
 */
export function createSqliteIncidents(database: DatabaseSync, removed: ReadonlySet<string>): IncidentStore {
  const one = database.prepare(`SELECT ${INCIDENT_COLUMNS} FROM incident WHERE id = ?`);
  const changed = database.prepare(`SELECT ${INCIDENT_COLUMNS} FROM incident WHERE rev > ? ORDER BY rev LIMIT ?`);
  const setWithdrawn = database.prepare('UPDATE incident SET withdrawn = 1, rev = ? WHERE id = ?');
  const candidates = database.prepare(
    `SELECT ${INCIDENT_COLUMNS} FROM incident
     WHERE withdrawn = 0 AND until_at <= ? AND session IN (SELECT value FROM json_each(?))`,
  );

  const census = new IncidentCensus(database);

  const find = (id: string): FiledIncident | undefined => {
    const row = one.get(id);
    return row === undefined ? undefined : readIncident(row);
  };
  const takeRev = createRevCounter(database);
  const lastRev = database.prepare("SELECT value FROM counter WHERE name = 'rev'");
  const file = createFiler(database, find, takeRev);

  return {
    file: async (found) => {
      const kept = found.filter(({ session }) => !removed.has(session));
      return kept.length === 0 ? [] : transaction(database, () => kept.flatMap(file));
    },
    withdraw: async ({ found, sessions, untilAt }) =>
      transaction(database, () => {
        const withdrawn: IncidentSummary[] = [];
        for (const row of candidates.all(untilAt, JSON.stringify([...sessions]))) {
          const filed = readIncident(row);
          const { id, evidence } = filed.incident;
          if (found.has(id) || !evidence.every(({ session }) => sessions.has(session))) continue;
          const rev = takeRev();
          setWithdrawn.run(rev, id);
          withdrawn.push(summaryOfIncident({ ...filed, status: 'withdrawn', rev }));
        }
        return withdrawn;
      }),
    list: async (filter, { limit, after }) => {
      const where = incidentWhere(database, filter);
      const rows = database
        .prepare(
          `SELECT ${INCIDENT_COLUMNS} FROM incident WHERE doc IN
             (SELECT doc FROM incident WHERE (at, id) < (?, ?) AND ${where.sql} ORDER BY at DESC, id DESC LIMIT ?)
           ORDER BY at DESC, id DESC`,
        )
        .all(after?.at ?? Number.POSITIVE_INFINITY, after?.id ?? '', ...where.params, limit);
      return rows.map((row) => summaryOfIncident(readIncident(row)));
    },
    groups: async (filter, page) => listGroups(database, filter, page),
    stats: async (filter) => computeIncidentStats(await census.select(filter), filter),
    figures: (filter) => census.select(filter),
    changedSince: async (rev, limit) => changed.all(rev, limit).map((row) => summaryOfIncident(readIncident(row))),
    lastRev: async () => readRev(lastRev.get()).value,
    find: async (id) => find(id),
  };
}
