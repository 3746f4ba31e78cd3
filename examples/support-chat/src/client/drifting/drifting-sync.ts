import type { SupportSync } from '../sync/support-sync.ts';
import { useCustomerSide } from './use-customer-side.ts';
import { useDeskSide } from './use-desk-side.ts';

/**
 * The support chat the way many teams first write it. Each part looks right alone; what goes wrong is told by `defects.ts`.
 */
export const driftingSync: SupportSync = {
  Provider: ({ children }) => children,
  paths: { readChat: '/chat', readDesk: '/chat/', send: '/messages' },
  useCustomerSide,
  useDeskSide,
};
