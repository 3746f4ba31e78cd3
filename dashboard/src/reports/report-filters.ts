import { queryOfTexts, textsIn } from '../filters/address-texts.ts';
import { DAY_MS, endOfDay, startOfDay } from '../filters/days.ts';

/** What a report is about, as the page's address says it. Days are `2026-11-21`, in the reader's own time zone. */
export interface ReportFilters {
  /** Both ends included. Absent: the last seven days. */
  readonly from?: string;
  readonly to?: string;
  readonly app?: string;
  readonly team?: string;
  readonly release?: string;
  /** A release, `previous` (the time before) or `none`. Absent: of a release the one before it, else the time before. */
  readonly compare?: string;
  /** `true`: sessions that came from files count, too. */
  readonly withImported?: string;
}

const names = [
  'from',
  'to',
  'team',
  'app',
  'release',
  'compare',
  'withImported',
] as const satisfies (keyof ReportFilters)[];

/** Reads the filters out of an address. What means nothing, such as a day that is none, is left out. */
export const parseReportFilters = (query: URLSearchParams): ReportFilters => textsIn(query, names, isMeant);

function isMeant(name: keyof ReportFilters, value: string): boolean {
  if (name === 'withImported') return value === 'true';
  return (name !== 'from' && name !== 'to') || startOfDay(value) !== undefined;
}

/** The filters as the query of the page's own address. */
export const reportFilterQuery = (filters: ReportFilters): URLSearchParams => queryOfTexts(filters, names);

/** The filters as the query of the collector. `nowMs`: epoch ms. */
export function reportQuery({ from, to, ...others }: ReportFilters, nowMs: number): URLSearchParams {
  const lastAt = (to === undefined ? undefined : endOfDay(to)) ?? nowMs;
  const firstAt = (from === undefined ? undefined : startOfDay(from)) ?? lastAt - 7 * DAY_MS;
  const query = reportFilterQuery(others);
  query.set('from', String(Math.min(firstAt, lastAt)));
  query.set('to', String(lastAt));
  return query;
}
