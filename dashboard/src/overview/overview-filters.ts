/** What the overview shows. */
export interface OverviewFilters {
  readonly days: number;
  /** Absent: all apps. */
  readonly app?: string;
}

export const periodChoices = [1, 7, 30, 90];

/** Reads the filters out of an address. A period that is not offered is a week. */
export function parseOverview(query: URLSearchParams): OverviewFilters {
  const days = Number(query.get('days'));
  const app = query.get('app')?.trim();
  return { days: periodChoices.includes(days) ? days : 7, ...(app && { app }) };
}

/** The filters as the query of the page's own address, and of the collector's. */
export function overviewQuery({ days, app }: OverviewFilters): URLSearchParams {
  return new URLSearchParams({ ...(days !== 7 && { days: String(days) }), ...(app && { app }) });
}
