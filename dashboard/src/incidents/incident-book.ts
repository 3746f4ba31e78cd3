import type { IncidentPage, IncidentSummary } from '@driftscope/detect';
import { type KnownFilters, matchesFilters } from './matches-filters.ts';

/**
 * What is known of a filtered list, newest first. An incident never goes back to an older `rev`, whichever way its
 * parts came: read, read again, or pushed.
 */
export interface IncidentBook {
  readonly incidents: readonly IncidentSummary[];
  /** Cursor of what follows. Absent: all is here. */
  readonly next?: string;
  /** Highest `rev` of each incident that was heard of, also of those that no longer match. */
  readonly revs: ReadonlyMap<string, number>;
}

export const emptyBook: IncidentBook = { incidents: [], revs: new Map() };

/** A first page, or one that follows by the book's cursor. */
export function addPage(book: IncidentBook, page: IncidentPage): IncidentBook {
  const revs = new Map(book.revs);
  const byId = new Map(book.incidents.map((incident) => [incident.id, incident]));
  for (const incident of page.incidents) {
    if (incident.rev < (revs.get(incident.id) ?? 0)) continue;
    revs.set(incident.id, incident.rev);
    byId.set(incident.id, incident);
  }
  return { incidents: [...byId.values()].sort(newestFirst), revs, ...(page.next !== undefined && { next: page.next }) };
}

/** One that is new or has changed takes its place, changes, or leaves. The same book where it says nothing new. */
export function applyChange(book: IncidentBook, incident: IncidentSummary, filters: KnownFilters): IncidentBook {
  if (incident.rev <= (book.revs.get(incident.id) ?? 0)) return book;
  const revs = new Map(book.revs).set(incident.id, incident.rev);
  const others = book.incidents.filter(({ id }) => id !== incident.id);
  const isShown = matchesFilters(incident, filters) && !isBeyond(book, incident);
  return { ...book, revs, incidents: isShown ? [...others, incident].sort(newestFirst) : others };
}

/** Whether both list the same, in the same state. */
export const isSameBook = (one: IncidentBook, other: IncidentBook): boolean =>
  one.next === other.next &&
  one.incidents.length === other.incidents.length &&
  one.incidents.every(({ id, rev }, place) => other.incidents[place]?.id === id && other.incidents[place].rev === rev);

/** It belongs to a page that was not read yet, and comes with it. */
function isBeyond({ incidents, next }: IncidentBook, incident: IncidentSummary): boolean {
  const last = incidents.at(-1);
  return next !== undefined && last !== undefined && newestFirst(last, incident) < 0;
}

const newestFirst = (a: IncidentSummary, b: IncidentSummary): number => b.at - a.at || (a.id < b.id ? 1 : -1);
