/** What the overview shows. */
export interface OverviewFilters {
  readonly days: number;
  /** Absent: all apps. */
  readonly app?: string;
  /** Name of a team: its apps. */
  readonly team?: string;
  /** `true`: sessions that came from files count, too. */
  readonly withImported?: string;
}

export const periodChoices = [1, 7, 30, 90];

/** Reads the filters out of an address. A period that is not offered is a week. */
export function parseOverview(query: URLSearchParams): OverviewFilters {
  const days = Number(query.get('days'));
  const app = query.get('app')?.trim();
  const team = query.get('team')?.trim();
  const withImported = query.get('withImported') === 'true' && { withImported: 'true' };
  return { days: periodChoices.includes(days) ? days : 7, ...(team && { team }), ...(app && { app }), ...withImported };
}

/** The filters as the query of the page's own address, and of the collector's. */
export function overviewQuery({ days, ...others }: OverviewFilters): URLSearchParams {
  return new URLSearchParams({ ...(days !== 7 && { days: String(days) }), ...others });
}
