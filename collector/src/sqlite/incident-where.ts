import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type IncidentFilter, NOBODY } from '@driftscope/detect';
import { searchWhere } from './search-where.ts';

/** What incidents a filter lets through, as SQL with its parameters. */
export function incidentWhere(
  database: DatabaseSync,
  filter: IncidentFilter,
): { sql: string; params: readonly SQLInputValue[] } {
  const parts: { sql: string; params: readonly SQLInputValue[] }[] = [
    oneOf('app', one(filter.app)),
    oneOf('kind', filter.kind),
    oneOf('severity', filter.severity),
    oneOf("iif(withdrawn, 'withdrawn', status)", filter.status),
    oneOf('release', one(filter.release)),
    oneOf('session', one(filter.session)),
    oneOf('fingerprint', one(filter.group)),
    assigneeIs(filter.assignee),
  ].filter((part) => part !== undefined);
  if (filter.status === undefined) parts.push({ sql: 'withdrawn = 0', params: [] });
  // What began then is told then or later: the index of lists is in the order of `at`.
  if (filter.from !== undefined) parts.push({ sql: 'at >= ? AND first_at >= ?', params: [filter.from, filter.from] });
  if (filter.to !== undefined) parts.push({ sql: 'first_at <= ?', params: [filter.to] });
  if (filter.q !== undefined) parts.push(...searchWhere(database, filter.q));
  return { sql: parts.map(({ sql }) => sql).join(' AND ') || 'true', params: parts.flatMap(({ params }) => params) };
}

const one = (value: string | undefined) => (value === undefined ? undefined : [value]);

function oneOf(column: string, values: readonly string[] | undefined) {
  if (values === undefined) return undefined;
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}

function assigneeIs(wanted: string | undefined) {
  if (wanted === undefined) return undefined;
  return { sql: wanted === NOBODY ? '(assignee IS NULL OR assignee = ?)' : 'assignee = ?', params: [wanted] };
}
