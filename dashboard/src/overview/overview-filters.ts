/** What the overview shows. */
export interface OverviewFilters {
  readonly days: number;
  /** Absent: all apps. */
  readonly app?: string;
}

export const periodChoices = [1, 7, 30, 90];

const dayMs = 24 * 3_600_000;

/** Reads the filters out of an address. A period that is not offered is a week. */
export function parseOverview(query: URLSearchParams): OverviewFilters {
  const days = Number(query.get('days'));
  const app = query.get('app')?.trim();
  return { days: periodChoices.includes(days) ? days : 7, ...(app && { app }) };
}

/** The filters as the query of the page's own address. */
export function overviewQuery({ days, app }: OverviewFilters): URLSearchParams {
  return new URLSearchParams({ ...(days !== 7 && { days: String(days) }), ...(app && { app }) });
}

/** The filters as the query of the collector. `nowMs`: epoch ms. */
export function statsQuery({ days, app }: OverviewFilters, nowMs: number): URLSearchParams {
  return new URLSearchParams({ from: String(nowMs - days * dayMs), to: String(nowMs), ...(app && { app }) });
}
