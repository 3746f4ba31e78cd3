import type { DatabaseSync } from 'node:sqlite';
import { NOBODY } from '@driftscope/detect';
import type { StoredFilter } from '../storage/incident-store.ts';
import { FROM_FILES } from './from-files.ts';
import { searchWhere } from './search-where.ts';
import { allOf, oneOf, only, type Where } from './where.ts';

/** What incidents a filter lets through. */
export const incidentWhere = (database: DatabaseSync, filter: StoredFilter): Where =>
  allOf([
    oneOf('app', filter.app),
    oneOf('kind', filter.kind),
    oneOf('severity', filter.severity),
    oneOf("iif(withdrawn, 'withdrawn', status)", filter.status),
    only('release', filter.release),
    only('session', filter.session),
    only('fingerprint', filter.group),
    assigneeIs(filter.assignee),
    filter.status === undefined ? { sql: 'withdrawn = 0', params: [] } : undefined,
    // What began then is told then or later: the index of lists is in the order of `at`.
    filter.from === undefined ? undefined : { sql: 'at >= ? AND first_at >= ?', params: [filter.from, filter.from] },
    filter.to === undefined ? undefined : { sql: 'first_at <= ?', params: [filter.to] },
    filter.isSent ? { sql: `session NOT IN (${FROM_FILES})`, params: [] } : undefined,
    ...(filter.q === undefined ? [] : searchWhere(database, filter.q)),
  ]);

function assigneeIs(wanted: string | undefined): Where | undefined {
  if (wanted === undefined) return undefined;
  return { sql: wanted === NOBODY ? '(assignee IS NULL OR assignee = ?)' : 'assignee = ?', params: [wanted] };
}
