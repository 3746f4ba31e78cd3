import type { DatabaseSync } from 'node:sqlite';
import { type Incident, type IncidentSummary, searchTextOf } from '@driftscope/detect';
import type { FiledIncident } from '../storage/incident-store.ts';
import { createFirstStatus } from './first-status.ts';
import { summaryOfIncident } from './incident-row.ts';

/** Builds the function that files one incident; it gives its summary if that is news, else nothing. */
export function createFiler(
  database: DatabaseSync,
  find: (id: string) => FiledIncident | undefined,
  takeRev: () => number,
): (incident: Incident) => readonly IncidentSummary[] {
  const put = database.prepare(
    `INSERT INTO incident
       (id, kind, severity, at, until_at, first_at, app, release, session, fingerprint, haystack, body, status, resolved_at,
        rev)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, severity = excluded.severity, at = excluded.at,
       until_at = excluded.until_at, first_at = excluded.first_at, app = excluded.app, release = excluded.release, session = excluded.session,
       fingerprint = excluded.fingerprint, haystack = excluded.haystack, body = excluded.body,
       rev = excluded.rev, withdrawn = 0`,
  );
  const firstStatus = createFirstStatus(database);
  return (found) => {
    const known = find(found.id);
    const incident = sinceFirst(found, known?.incident);
    const body = JSON.stringify(incident);
    const isNews = known === undefined || known.status === 'withdrawn' || JSON.stringify(known.incident) !== body;
    if (!isNews) return [];
    const { id, kind, severity, at, untilAt, firstAt = at, app, release = null, session, group } = incident;
    const haystack = searchTextOf(incident);
    // Of one that is known it is not used.
    const { status, resolvedAt } = known === undefined ? firstStatus(incident) : { status: 'open', resolvedAt: null };
    const columns = [id, kind, severity, at, untilAt, firstAt, app, release, session, group, haystack, body];
    put.run(...columns, status, resolvedAt, takeRev());
    const filed = find(id);
    return filed === undefined ? [] : [summaryOfIncident(filed)];
  };
}

/** Where detection started over with what is left of a session, it does not know what was before. */
function sinceFirst(incident: Incident, known: Incident = incident): Incident {
  const firstAt = Math.min(known.firstAt ?? known.at, incident.firstAt ?? incident.at);
  return firstAt < incident.at ? { ...incident, firstAt } : incident;
}
