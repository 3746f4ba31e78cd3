import { type Entry, type EntryChange, entryIdOf } from '#protocol/entry.ts';

export interface Library {
  entriesOf(profileId: string): readonly Entry[];
  /** Whoever comes last has the last word. */
  change(profileId: string, titleId: string, change: EntryChange): Entry;
}

/** What every profile has to do with every title, in memory. */
export function createLibrary(seed: readonly Entry[], now: () => number = Date.now): Library {
  const entries = new Map(seed.map((entry) => [entry.id, entry]));
  return {
    entriesOf: (profileId) => [...entries.values()].filter((entry) => entry.profileId === profileId),
    change: (profileId, titleId, change) => {
      const before = entries.get(entryIdOf(profileId, titleId)) ?? newEntry(profileId, titleId);
      const entry: Entry = {
        ...before,
        ...change,
        watchedAt: change.watchedMinutes === undefined ? before.watchedAt : new Date(now()).toISOString(),
        version: before.version + 1,
      };
      entries.set(entry.id, entry);
      return entry;
    },
  };
}

const newEntry = (profileId: string, titleId: string): Entry => ({
  id: entryIdOf(profileId, titleId),
  profileId,
  titleId,
  favourite: false,
  rating: 0,
  watchedMinutes: 0,
  watchedAt: null,
  version: 0,
});
