import type { SavedCopy } from '../machine/saved-copy.ts';
import type { StorageWrite } from '../machine/storage-write.ts';

/** Keeps users' copies on this device. */
export interface SyncStorage {
  /** What is stored. Begins a session where the user has none, or what there is cannot be read. Rejects where nothing can be stored. */
  load(user: string): Promise<SavedCopy>;
  /** All of the writes, or none of them. */
  save(user: string, session: string, writes: readonly StorageWrite[]): Promise<SaveOutcome>;
  /** Removes all that is kept of the user, the session too. */
  wipe(user: string): Promise<void>;
}

/** `signed-out`: the session is not the stored one any more. `full`: the browser takes no more. */
export type SaveOutcome = 'saved' | 'full' | 'signed-out';
