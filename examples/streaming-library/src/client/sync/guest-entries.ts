import { type Entry, EntrySchema } from '#protocol/entry.ts';
import { readKept } from './read-kept.ts';

/** What somebody without an account has liked, rated and watched in this browser. */
export interface GuestEntries {
  /** By title. */
  all(): Readonly<Record<string, Entry>>;
  keep(entry: Entry): void;
  forget(): void;
}

const key = 'lantern:guest';

export const createGuestEntries = (storage: Storage): GuestEntries => ({
  all: () => readKept(storage, key, EntrySchema),
  keep: (entry) =>
    storage.setItem(key, JSON.stringify({ ...readKept(storage, key, EntrySchema), [entry.titleId]: entry })),
  forget: () => storage.removeItem(key),
});
