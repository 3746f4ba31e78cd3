import type { TrendRelease } from '@driftscope/detect';
import { dayOf } from '../filters/days.ts';
import { filterQuery } from '../incidents/incident-filters.ts';
import { reportFilterQuery } from '../reports/report-filters.ts';
import type { TrendFilters } from './trend-filters.ts';

/** Address of the list of the incidents that a release of an app is counted by. */
export const incidentsOfRelease = (app: string, release: string, { kind, severity }: TrendFilters): string =>
  `/?${filterQuery({ app, release, ...(kind && { kind }), ...(severity && { severity }) })}`;

/** Address of the report of a release of an app over all its time, held against the one before. */
export const reportOfRelease = (
  app: string,
  { release, firstAt }: TrendRelease,
  { withImported }: Pick<TrendFilters, 'withImported'>,
): string =>
  `/reports?${reportFilterQuery({ from: dayOf(firstAt), app, release, ...(withImported && { withImported }) })}`;
