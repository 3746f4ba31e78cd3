import { useDocumentTitle } from '@mantine/hooks';
import { useSearchParams } from 'wouter';
import { GroupedIncidents } from './grouped-incidents.tsx';
import { type IncidentFilters, isGroupedIn, listQuery, parseFilters } from './incident-filters.ts';
import { SingleIncidents } from './single-incidents.tsx';

/** `/`: all incidents, newest first, narrowed by the filters in the address; with `by=group` those of one defect together. */
export function IncidentsPage() {
  const [query, setQuery] = useSearchParams();
  const filters = parseFilters(query);
  const isGrouped = isGroupedIn(query);
  const setFilters = (next: IncidentFilters) => setQuery(listQuery(next, isGrouped), { replace: true });
  useDocumentTitle(isGrouped ? 'Groups – Driftscope' : 'Incidents – Driftscope');
  return isGrouped ? (
    <GroupedIncidents filters={filters} onFilter={setFilters} />
  ) : (
    <SingleIncidents filters={filters} onFilter={setFilters} />
  );
}
