import type { Entry } from '#protocol/entry.ts';
import type { Title } from '#protocol/title.ts';

export interface Shelf {
  readonly name: string;
  readonly titles: readonly Title[];
}

export type Entries = Readonly<Record<string, Entry>>;

/** Begun and not watched to the end; the last watched first. */
export const continueWatching = (titles: readonly Title[], entries: Entries): readonly Title[] =>
  watched(titles, entries).filter(({ id, lengthMinutes }) => (entries[id]?.watchedMinutes ?? 0) < lengthMinutes);

/** Everything that was watched; the last first. */
export const watched = (titles: readonly Title[], entries: Entries): readonly Title[] =>
  titles
    .filter(({ id }) => (entries[id]?.watchedMinutes ?? 0) > 0)
    .sort((a, b) => (entries[b.id]?.watchedAt ?? '').localeCompare(entries[a.id]?.watchedAt ?? ''));

export const favourites = (titles: readonly Title[], entries: Entries): readonly Title[] =>
  titles.filter(({ id }) => entries[id]?.favourite === true);

/** The home page from top to bottom; empty shelves are left out. */
export function shelvesOf(titles: readonly Title[], entries: Entries): readonly Shelf[] {
  const genres = Map.groupBy(titles, ({ genre }) => genre);
  return [
    { name: 'Continue watching', titles: continueWatching(titles, entries) },
    { name: 'My list', titles: favourites(titles, entries) },
    ...[...genres].map(([name, ofGenre]) => ({ name, titles: ofGenre })),
  ].filter((shelf) => shelf.titles.length > 0);
}
