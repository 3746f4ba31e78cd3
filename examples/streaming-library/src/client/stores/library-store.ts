import { create } from 'zustand';
import type { Entry } from '#protocol/entry.ts';
import type { Profile } from '#protocol/profile.ts';

export interface LibraryState {
  /** Those of the account; none for a guest. */
  readonly profiles: readonly Profile[];
  /** Whose library this is. Null: a guest's, or not known yet. */
  readonly profileId: string | null;
  /** By title; one that is not here has nothing to do with the profile. */
  readonly entries: Readonly<Record<string, Entry>>;
}

/** What the profile has liked, rated and watched. */
export const useLibrary = create<LibraryState>()(() => ({ profiles: [], profileId: null, entries: {} }));
