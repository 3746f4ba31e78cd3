import type { InboxSync } from '../sync/inbox-sync.ts';
import { SyncedKeeper } from './synced-keeper.tsx';
import { useSyncedInbox } from './use-synced-inbox.ts';

/**
 * The same inbox over the sync client: each change comes once and complete, nothing falls into a gap, what an agent does is on
 * the screen at once and survives a reload, and counts follow from the messages.
 */
export const syncedSync: InboxSync = { Keeper: SyncedKeeper, useInbox: useSyncedInbox };
