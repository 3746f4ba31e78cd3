import { hasAssignee, type IncidentSummary, searchTextOf, searchWordsOf } from '@driftscope/detect';
import type { IncidentFilters } from './incident-filters.ts';

/** Whether the collector would list it: what is pushed is narrowed here the way what is read is narrowed there. */
export function matchesFilters(incident: IncidentSummary, filters: IncidentFilters): boolean {
  const { status, q, assignee, ...exact } = filters;
  if (status === undefined ? incident.status === 'withdrawn' : incident.status !== status) return false;
  for (const name of ['kind', 'severity', 'app', 'session', 'group'] as const) {
    if (exact[name] !== undefined && incident[name] !== exact[name]) return false;
  }
  if (assignee !== undefined && !hasAssignee(incident.assignee, assignee)) return false;
  if (q === undefined) return true;
  const text = searchTextOf(incident);
  return searchWordsOf(q).every((word) => text.includes(word));
}
