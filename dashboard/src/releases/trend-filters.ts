import { queryOfTexts, textsIn } from '../filters/address-texts.ts';

/** What the trend over releases is of, as the page's address says it. */
export interface TrendFilters {
  readonly app?: string;
  readonly team?: string;
  /** Only these incidents count. */
  readonly kind?: string;
  readonly severity?: string;
  /** How many releases. Absent: {@link USUAL_LIMIT}. */
  readonly limit?: string;
  /** `true`: sessions that came from files count, too. */
  readonly withImported?: string;
}

/** How many releases can be looked at. */
export const limits = ['6', '12', '30', '50'];
export const USUAL_LIMIT = '12';

const names = ['team', 'app', 'kind', 'severity', 'limit', 'withImported'] as const satisfies (keyof TrendFilters)[];

/** Values beside which a filter has no others. */
const choices: Readonly<Partial<Record<keyof TrendFilters, readonly string[]>>> = {
  limit: limits,
  withImported: ['true'],
};

/** Reads the filters out of an address. What is not offered is none. */
export const parseTrendFilters = (query: URLSearchParams): TrendFilters =>
  textsIn(query, names, (name, text) => choices[name]?.includes(text) ?? true);

/** The filters as the query of the page's own address, and of the collector's. */
export const trendQuery = (filters: TrendFilters): URLSearchParams => queryOfTexts(filters, names);
