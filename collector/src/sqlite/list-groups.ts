import type { DatabaseSync } from 'node:sqlite';
import { type IncidentGroup, IncidentSchema, statusesByUrgency } from '@driftscope/detect';
import Type from 'typebox';
import type { GroupPage, StoredFilter } from '../storage/incident-store.ts';
import { incidentWhere } from './incident-where.ts';
import { jsonReader } from './json-reader.ts';
import { rowReader } from './row-reader.ts';

const readGroup = rowReader(
  Type.Object({
    fingerprint: Type.String(),
    count: Type.Integer(),
    sessions: Type.Integer(),
    first_at: Type.Number(),
    last_at: Type.Number(),
    /** Place in {@link statusesByUrgency}. */
    urgency: Type.Integer(),
    body: Type.String(),
  }),
);
const readBody = jsonReader(IncidentSchema);

const urgency = `CASE iif(withdrawn, 'withdrawn', status) ${statusesByUrgency.map((status, place) => `WHEN '${status}' THEN ${place}`).join(' ')} END`;

const orders: Readonly<Record<NonNullable<GroupPage['order']>, string>> = {
  last: 'last_at DESC, fingerprint DESC',
  count: 'count DESC, last_at DESC, fingerprint DESC',
};

/** Puts incidents together by their fingerprint; each group is described by its newest. */
export function listGroups(
  database: DatabaseSync,
  filter: StoredFilter,
  { limit, after, order = 'last' }: GroupPage,
): readonly IncidentGroup[] {
  const where = incidentWhere(database, filter);
  const rows = database
    .prepare(
      `WITH page AS (SELECT fingerprint, count(*) AS count, count(DISTINCT session) AS sessions,
                            min(incident.first_at) AS first_at, max(at) AS last_at, min(${urgency}) AS urgency
                     FROM incident WHERE ${where.sql}
                     GROUP BY fingerprint HAVING (last_at, fingerprint) < (?, ?)
                     ORDER BY ${orders[order]} LIMIT ?)
       SELECT *, (SELECT body FROM incident WHERE fingerprint = page.fingerprint AND ${where.sql}
                  ORDER BY at DESC, id DESC LIMIT 1) AS body
       FROM page ORDER BY ${orders[order]}`,
    )
    .all(...where.params, after?.at ?? Number.POSITIVE_INFINITY, after?.id ?? '', limit, ...where.params);
  return rows.map(groupOf);
}

function groupOf(row: unknown): IncidentGroup {
  const { fingerprint, count, sessions, first_at: firstAt, last_at: lastAt, urgency, body } = readGroup(row);
  const { kind, severity, title, app } = readBody(body);
  const status = statusesByUrgency[urgency] ?? 'open';
  return { group: fingerprint, kind, severity, title, app, status, count, sessions, firstAt, lastAt };
}
