import { type IncidentFilter, IncidentFilterSchema } from '@driftscope/detect';
import { fitsSchema } from '@driftscope/records';
import type { IncidentFilters } from './incident-filters.ts';

/** The filters as a change of many takes them. Absent: the address names something that there is not. */
export function toIncidentFilter({ kind, severity, status, ...others }: IncidentFilters): IncidentFilter | undefined {
  const filter: unknown = {
    ...others,
    ...(kind !== undefined && { kind: [kind] }),
    ...(severity !== undefined && { severity: [severity] }),
    ...(status !== undefined && { status: [status] }),
  };
  return fitsSchema(IncidentFilterSchema, filter) ? filter : undefined;
}
