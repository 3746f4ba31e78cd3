/** What the overview shows. */
export interface OverviewFilters {
  readonly days: number;
  /** Absent: all apps. */
  readonly app?: string;
  /** Name of a team: its apps. */
  readonly team?: string;
}

export const periodChoices = [1, 7, 30, 90];

/** Reads the filters out of an address. A period that is not offered is a week. */
export function parseOverview(query: URLSearchParams): OverviewFilters {
  const days = Number(query.get('days'));
  const app = query.get('app')?.trim();
  const team = query.get('team')?.trim();
  return { days: periodChoices.includes(days) ? days : 7, ...(team && { team }), ...(app && { app }) };
}

/** The filters as the query of the page's own address, and of the collector's. */
export function overviewQuery({ days, team, app }: OverviewFilters): URLSearchParams {
  return new URLSearchParams({ ...(days !== 7 && { days: String(days) }), ...(team && { team }), ...(app && { app }) });
}
