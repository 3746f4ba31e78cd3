import { queryOfTexts, textsIn } from '../filters/address-texts.ts';

/** What the list is narrowed to. Absent: not narrowed. */
export interface IncidentFilters {
  readonly kind?: string;
  readonly severity?: string;
  readonly app?: string;
  /** Name of a team: its apps. */
  readonly team?: string;
  readonly status?: string;
  readonly release?: string;
  readonly session?: string;
  readonly group?: string;
  /** `nobody`: those that nobody took on. */
  readonly assignee?: string;
  /** Text that an incident contains somewhere. */
  readonly q?: string;
}

const names = [
  'kind',
  'severity',
  'team',
  'app',
  'status',
  'release',
  'session',
  'group',
  'assignee',
  'q',
] as const satisfies (keyof IncidentFilters)[];

/** Reads the filters out of an address. Whatever else is there is no filter, and empty ones are none. */
export const parseFilters = (query: URLSearchParams): IncidentFilters => textsIn(query, names);

/** The filters as the query of an address: the page's own, and the collector's. */
export const filterQuery = (filters: IncidentFilters): URLSearchParams => queryOfTexts(filters, names);

/** The address of a list: its filters, and whether incidents of one defect stand together. */
export function listQuery(filters: IncidentFilters, isGrouped: boolean): URLSearchParams {
  const query = filterQuery(filters);
  if (isGrouped) query.set('by', 'group');
  return query;
}

export const isGroupedIn = (query: URLSearchParams): boolean => query.get('by') === 'group';
