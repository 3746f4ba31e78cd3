import type { Keys } from './keys.ts';

/** Where a device keeps its keys between two loads of the page. */
export interface KeyVault {
  keep(userId: string, keys: Keys): Promise<void>;
  /** Absent: none are kept, or they cannot be opened. */
  load(userId: string): Promise<Keys | undefined>;
}
