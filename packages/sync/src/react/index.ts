export { type SyncAccount, SyncAccountProvider } from './sync-account.ts';
export { useEntities } from './use-entities.ts';
export { useFailedWrites } from './use-failed-writes.ts';
export { useSyncStatus } from './use-sync-status.ts';
export { type UserSync, type UserSyncOptions, useUserSync } from './use-user-sync.ts';
