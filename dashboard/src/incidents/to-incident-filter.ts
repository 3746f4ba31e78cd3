import { type IncidentFilter, IncidentFilterSchema } from '@driftscope/detect';
import { fitsSchema } from '@driftscope/records';
import type { KnownFilters } from './matches-filters.ts';

/** The filters as a change of many takes them: of a team, the apps that were seen. Absent: the address names something that there is not. */
export function toIncidentFilter({
  kind,
  severity,
  status,
  app,
  team,
  teamApps = [],
  ...others
}: KnownFilters): IncidentFilter | undefined {
  const filter: unknown = {
    ...others,
    ...(team !== undefined && { app: teamApps }),
    ...(app !== undefined && { app: [app] }),
    ...(kind !== undefined && { kind: [kind] }),
    ...(severity !== undefined && { severity: [severity] }),
    ...(status !== undefined && { status: [status] }),
  };
  return fitsSchema(IncidentFilterSchema, filter) ? filter : undefined;
}
