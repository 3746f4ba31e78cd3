import { filterQuery, type IncidentFilters } from '../incidents/incident-filters.ts';
import type { OverviewFilters } from './overview-filters.ts';

/** Address of the list of incidents that a part of the overview tells of, of the same team and app, whenever they were. */
export const listAddress = (
  { team, app }: OverviewFilters,
  part: Pick<IncidentFilters, 'severity' | 'group'>,
): string => `/?${filterQuery({ ...(team && { team }), ...(app && { app }), ...part })}`;
