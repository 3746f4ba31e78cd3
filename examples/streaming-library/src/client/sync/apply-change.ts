import type { Entry, EntryChange } from '#protocol/entry.ts';

/** The entry after what the user did, as it can be shown before the server has answered. */
export function applyChange(entry: Entry | undefined, titleId: string, change: EntryChange): Entry {
  const before: Entry = entry ?? {
    id: `new-${titleId}`,
    profileId: '',
    titleId,
    favourite: false,
    rating: 0,
    watchedMinutes: 0,
    watchedAt: null,
    version: 0,
  };
  return {
    ...before,
    ...change,
    watchedAt: change.watchedMinutes === undefined ? before.watchedAt : new Date().toISOString(),
  };
}
