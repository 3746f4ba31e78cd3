import { queryOfTexts, textsIn } from '../filters/address-texts.ts';
import { endOfDay, startOfDay } from '../filters/days.ts';

/** What the list of sessions is narrowed to, as its address says it. Absent: not narrowed. */
export interface SessionFilters {
  readonly q?: string;
  /** Days, both included, such as `2026-11-21`, in the reader's own time zone: sessions that lasted into them. */
  readonly from?: string;
  readonly to?: string;
  readonly team?: string;
  readonly app?: string;
  readonly release?: string;
  /** `true`: only those that have incidents. */
  readonly withIncidents?: string;
  /** `true`: only those that came from files. */
  readonly imported?: string;
}

const names = [
  'q',
  'from',
  'to',
  'team',
  'app',
  'release',
  'withIncidents',
  'imported',
] as const satisfies (keyof SessionFilters)[];

/** Reads the filters out of an address. What means nothing, such as a day that is none, is left out. */
export const parseSessionFilters = (query: URLSearchParams): SessionFilters => textsIn(query, names, isMeant);

function isMeant(name: keyof SessionFilters, text: string): boolean {
  if (name === 'withIncidents' || name === 'imported') return text === 'true';
  return (name !== 'from' && name !== 'to') || startOfDay(text) !== undefined;
}

/** The address of the list with these filters. */
export function sessionListAddress(filters: SessionFilters): string {
  const query = queryOfTexts(filters, names);
  return query.size === 0 ? '/sessions' : `/sessions?${query}`;
}

/** The filters as the query of the collector. */
export function sessionQuery({ from, to, ...others }: SessionFilters): URLSearchParams {
  const query = queryOfTexts(others, names);
  const fromAt = from === undefined ? undefined : startOfDay(from);
  const toAt = to === undefined ? undefined : endOfDay(to);
  if (fromAt !== undefined) query.set('from', String(fromAt));
  if (toAt !== undefined) query.set('to', String(toAt));
  return query;
}

/** Whether anything but the origin narrows the list. */
export const isNarrowed = ({ imported: _, ...others }: SessionFilters): boolean => queryOfTexts(others, names).size > 0;
