import type { SupportSync } from '../sync/support-sync.ts';
import { SyncedProvider } from './synced-provider.tsx';
import { useCustomerSide } from './use-customer-side.ts';
import { useDeskSide } from './use-desk-side.ts';

/**
 * The same support chat over the sync client: one shape for both sides, conditional reads that stop while the page is hidden,
 * messages that wait until they are taken, and counts that are derived from marks instead of counted.
 */
export const syncedSync: SupportSync = {
  Provider: SyncedProvider,
  paths: { readChat: '/sync', readDesk: '/sync', send: '/mutations' },
  useCustomerSide,
  useDeskSide,
};
