import { parse } from '@driftscope/example-protocol';
import Type, { type Static, type TSchema } from 'typebox';
import { type Entry, EntrySchema } from '#protocol/entry.ts';

const ProgressSchema = Type.Object({
  watchedMinutes: Type.Number(),
  watchedAt: Type.Union([Type.String(), Type.Null()]),
});

export type Progress = Static<typeof ProgressSchema>;

/** The half of the state that lives in the browser. */
export interface KeptProgress {
  /** How far this browser has watched, by title. */
  of(profileId: string): Readonly<Record<string, Progress>>;
  keep(profileId: string, titleId: string, progress: Progress): void;
  guestEntries(): Readonly<Record<string, Entry>>;
  keepGuestEntry(entry: Entry): void;
}

const guestKey = 'lantern:guest';

export function createKeptProgress(storage: Storage): KeptProgress {
  const keyOf = (profileId: string) => `lantern:progress:${profileId}`;
  const progressOf = (profileId: string) => read(storage, keyOf(profileId), ProgressSchema);
  const guestEntries = () => read(storage, guestKey, EntrySchema);
  return {
    of: progressOf,
    keep: (profileId, titleId, progress) =>
      storage.setItem(keyOf(profileId), JSON.stringify({ ...progressOf(profileId), [titleId]: progress })),
    guestEntries,
    keepGuestEntry: (entry) => storage.setItem(guestKey, JSON.stringify({ ...guestEntries(), [entry.titleId]: entry })),
  };
}

/** What is kept under the key, by title. Nothing, or something that is not ours, is nothing. */
function read<Schema extends TSchema>(storage: Storage, key: string, schema: Schema): Record<string, Static<Schema>> {
  try {
    const kept = parse(Type.Record(Type.String(), schema), JSON.parse(storage.getItem(key) ?? '{}'), key);
    return kept.ok ? kept.value : {};
  } catch {
    return {};
  }
}
