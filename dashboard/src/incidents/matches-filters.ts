import type { IncidentSummary } from '@driftscope/detect';
import type { IncidentFilters } from './incident-filters.ts';

/** Whether the collector would list it: what is pushed is narrowed here the way what is read is narrowed there. */
export function matchesFilters(incident: IncidentSummary, filters: IncidentFilters): boolean {
  const { status, q, ...exact } = filters;
  if (status === undefined ? incident.status === 'withdrawn' : incident.status !== status) return false;
  for (const name of ['kind', 'severity', 'app', 'session', 'group'] as const) {
    if (exact[name] !== undefined && incident[name] !== exact[name]) return false;
  }
  return q === undefined || textOf(incident).includes(q.toLowerCase());
}

/** The text that the collector searches. */
function textOf({ title, kind, app, release, identity, session, group, facts }: IncidentSummary): string {
  const named = [title, kind, app, release, identity, session, group].filter((text) => text !== undefined);
  return `${named.join('\n')}\n${JSON.stringify(facts)}`.toLowerCase();
}
