import { hasAssignee, type IncidentSummary, searchTextOf, searchWordsOf } from '@driftscope/detect';
import type { IncidentFilters } from './incident-filters.ts';

/** Filters, with what the collector knows of them. */
export interface KnownFilters extends IncidentFilters {
  /** Names of the apps of `team`. Absent: none is named, or they are not known, and nothing is of them. */
  readonly teamApps?: readonly string[];
}

/** Whether the collector would list it: what is pushed is narrowed here the way what is read is narrowed there. */
export function matchesFilters(incident: IncidentSummary, filters: KnownFilters): boolean {
  const { status, q, assignee, team, teamApps = [], ...exact } = filters;
  if (status === undefined ? incident.status === 'withdrawn' : incident.status !== status) return false;
  for (const name of ['kind', 'severity', 'app', 'release', 'session', 'group'] as const) {
    if (exact[name] !== undefined && incident[name] !== exact[name]) return false;
  }
  if (team !== undefined && !teamApps.includes(incident.app)) return false;
  if (assignee !== undefined && !hasAssignee(incident.assignee, assignee)) return false;
  if (q === undefined) return true;
  const text = searchTextOf(incident);
  return searchWordsOf(q).every((word) => text.includes(word));
}
