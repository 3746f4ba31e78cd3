import { type Entry, type EntryChange, entryIdOf } from '#protocol/entry.ts';
import type { LibraryState } from '../stores/library-store.ts';

/** Stands for the profile that a guest does not have. */
const GUEST_ID = 'p_guest';

type Shown = Pick<LibraryState, 'entries' | 'profileId'>;

/** The entry after what the user did, as it can be shown before the server has answered. */
export function applyChange({ entries, profileId }: Shown, titleId: string, change: EntryChange): Entry {
  const owner = profileId ?? GUEST_ID;
  const before: Entry = entries[titleId] ?? {
    id: entryIdOf(owner, titleId),
    profileId: owner,
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
