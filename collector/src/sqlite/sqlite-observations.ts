import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import type { ObservationFilter, ObservationStore } from '../storage/observation-store.ts';
import type { DurableLog } from './durable-log.ts';
import { FROM_FILES } from './from-files.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';
import { allOf, oneOf, only, type Where } from './where.ts';

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
const readCount = rowReader(Type.Object({ count: Type.Integer() }));
const readId = rowReader(Type.Object({ id: Type.String() }));
const HOUR_MS = 3_600_000;

/** What is forgotten was received before all that is kept: numbers are given in the order of receipt. What stays as evidence is of batch 0. */
const IS_WORN = `heard_ms < coalesce((SELECT received_ms FROM chunk WHERE batch > 0 ORDER BY id LIMIT 1), 9e999)`;

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
  const worn = database.prepare(`SELECT id FROM session WHERE ${IS_WORN}`);
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
      const where = allOf([
        oneOf('app', filter.app),
        only('release', filter.release),
        only('session', session),
        filter.isSent ? { sql: `session NOT IN (${FROM_FILES})`, params: [] } : undefined,
      ]);
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
      // By their row: the index that holds all else holds that, too.
      const without = (sql: string): Where => ({ sql: `rowid NOT IN (${sql})`, params: [] });
      const where = allOf([
        openIn(filter),
        filter.isWhole ? without(`SELECT rowid FROM session WHERE ${IS_WORN}`) : undefined,
        filter.isSent ? without('SELECT rowid FROM session WHERE imported IS NOT NULL') : undefined,
      ]);
      const rows = database
        .prepare(
          `SELECT app, release, count(*) AS sessions, sum(min(origin_ms + known_to_t, ?) - max(origin_ms, ?)) AS open_ms,
             min(origin_ms) AS first_at, max(origin_ms) AS last_at
           FROM session WHERE is_page = 1 AND ${where.sql}
           GROUP BY app, release ORDER BY open_ms DESC, app, release`,
        )
        .all(to, from, ...where.params);
      return rows.map(readExposure).map(({ app, release, sessions, open_ms: openMs, ...seen }) => ({
        app,
        ...(release !== null && { release }),
        sessions,
        hours: openMs / HOUR_MS,
        firstAt: seen.first_at,
        lastAt: seen.last_at,
      }));
    },
    imported: async (filter) => {
      const { sql, params } = openIn(filter);
      const found = database.prepare(`SELECT count(*) AS count FROM session WHERE imported IS NOT NULL AND ${sql}`);
      return readCount(found.get(...params)).count;
    },
    worn: async () => new Set(worn.all().map((row) => readId(row).id)),
    urls: async (sessions) => {
      const rows = urls.all(JSON.stringify(sessions)).map(readUrl);
      return new Map(rows.map(({ id, url }) => [id, url]));
    },
  };
}

/** Sessions that were there in a time. */
const openIn = ({
  app,
  release,
  session,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
}: ObservationFilter) =>
  allOf([
    oneOf('app', app),
    only('release', release),
    only('id', session),
    { sql: 'origin_ms <= ? AND origin_ms + known_to_t >= ?', params: [to, from] },
  ]);

const numbersIn = (list: string): readonly number[] => list.split(',').map(Number);
