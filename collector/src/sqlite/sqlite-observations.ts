import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import type { ObservationStore } from '../storage/observation-store.ts';
import type { DurableLog } from './durable-log.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';
import { allOf, oneOf, only } from './where.ts';

const release = nullable(Type.String());
const readGaps = rowReader(
  Type.Object({
    app: Type.String(),
    release,
    gap_ms: Type.String(),
    resync_ms: nullable(Type.String()),
  }),
);
const readExposure = rowReader(
  Type.Object({
    app: Type.String(),
    release,
    sessions: Type.Integer(),
    open_ms: Type.Number(),
    first_at: Type.Number(),
    last_at: Type.Number(),
  }),
);
const readUrl = rowReader(Type.Object({ id: Type.String(), url: Type.String() }));
const HOUR_MS = 3_600_000;

/**
 * What was seen in all sessions, in SQLite.
 *
 * @param removed sessions of which nothing is filed any more.
 */
export function createSqliteObservations(
  database: DatabaseSync,
  log: DurableLog,
  removed: ReadonlySet<string>,
): ObservationStore {
  const put = database.prepare(
    `INSERT INTO gap (id, session, app, release, at, gap_ms, recovered, resync_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET app = excluded.app, release = excluded.release, at = excluded.at,
       gap_ms = excluded.gap_ms, recovered = excluded.recovered, resync_ms = excluded.resync_ms`,
  );
  const urls = database.prepare(
    `SELECT id, json_extract(header, '$.url') AS url FROM session
     WHERE id IN (SELECT value FROM json_each(?)) AND json_type(header, '$.url') = 'text'`,
  );
  return {
    fileGaps: (outcomes) =>
      log.write(() =>
        transaction(database, () => {
          for (const { id, session, app, release = null, at, gapMs, recovered, resyncMs = null } of outcomes)
            if (!removed.has(session)) put.run(id, session, app, release, at, gapMs, Number(recovered), resyncMs);
        }),
      ),
    gaps: async (filter) => {
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, session } = filter;
      const where = allOf([oneOf('app', filter.app), only('release', filter.release), only('session', session)]);
      // As texts, for a row of each gap takes longer than to find them.
      const rows = database
        .prepare(
          `SELECT app, release, group_concat(gap_ms) AS gap_ms, group_concat(resync_ms) AS resync_ms
           FROM gap WHERE at BETWEEN ? AND ? AND ${where.sql} GROUP BY app, release`,
        )
        .all(from, to, ...where.params);
      return rows.map(readGaps).map(({ app, release, gap_ms: gapMs, resync_ms: resyncMs }) => ({
        app,
        ...(release !== null && { release }),
        gapMs: numbersIn(gapMs),
        resyncMs: resyncMs === null ? [] : numbersIn(resyncMs),
      }));
    },
    exposure: async (filter) => {
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter;
      const where = allOf([oneOf('app', filter.app), only('release', filter.release), only('id', filter.session)]);
      const rows = database
        .prepare(
          `SELECT app, release, count(*) AS sessions, sum(min(origin_ms + known_to_t, ?) - max(origin_ms, ?)) AS open_ms,
             min(origin_ms) AS first_at, max(origin_ms) AS last_at
           FROM session WHERE is_page = 1 AND origin_ms <= ? AND origin_ms + known_to_t >= ? AND ${where.sql}
           GROUP BY app, release ORDER BY open_ms DESC, app, release`,
        )
        .all(to, from, to, from, ...where.params);
      return rows.map(readExposure).map(({ app, release, sessions, open_ms: openMs, ...seen }) => ({
        app,
        ...(release !== null && { release }),
        sessions,
        hours: openMs / HOUR_MS,
        firstAt: seen.first_at,
        lastAt: seen.last_at,
      }));
    },
    urls: async (sessions) => {
      const rows = urls.all(JSON.stringify(sessions)).map(readUrl);
      return new Map(rows.map(({ id, url }) => [id, url]));
    },
  };
}

const numbersIn = (list: string): readonly number[] => list.split(',').map(Number);
