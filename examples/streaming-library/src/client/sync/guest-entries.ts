import { type Entry, EntrySchema } from '#protocol/entry.ts';
import { readKept } from './read-kept.ts';

/** What somebody without an account has liked, rated and watched in this browser. */
export interface GuestEntries {
  /** By title. */
  all(): Readonly<Record<string, Entry>>;
  keep(entry: Entry): void;
  forget(): void;
}

const STORAGE_KEY = 'lantern:guest';

export const createGuestEntries = (storage: Storage): GuestEntries => ({
  all: () => readKept(storage, STORAGE_KEY, EntrySchema),
  keep: (entry) =>
    storage.setItem(
      STORAGE_KEY,
      JSON.stringify({ ...readKept(storage, STORAGE_KEY, EntrySchema), [entry.titleId]: entry }),
    ),
  forget: () => storage.removeItem(STORAGE_KEY),
});
