import Type, { type Static } from 'typebox';
import { readKept } from '../sync/read-kept.ts';

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
}

export function createKeptProgress(storage: Storage): KeptProgress {
  const keyOf = (profileId: string) => `lantern:progress:${profileId}`;
  const progressOf = (profileId: string) => readKept(storage, keyOf(profileId), ProgressSchema);
  return {
    of: progressOf,
    keep: (profileId, titleId, progress) =>
      storage.setItem(keyOf(profileId), JSON.stringify({ ...progressOf(profileId), [titleId]: progress })),
  };
}
