import type { StorageWrite } from '../machine/storage-write.ts';

/** Keeps users' copies on this device. */
export interface SyncStorage {
  /** What is stored, to be parsed as a `SavedCopy`. Begins a session where the user has none. Rejects where nothing can be stored. */
  load(user: string): Promise<unknown>;
  /** All of the writes, or none of them. */
  save(user: string, session: string, writes: readonly StorageWrite[]): Promise<SaveOutcome>;
  /** Removes all that is kept of the user, the session too. */
  wipe(user: string): Promise<void>;
}

/** `signed-out`: the session is not the stored one any more. `full`: the browser takes no more. */
export type SaveOutcome = 'saved' | 'full' | 'signed-out';
