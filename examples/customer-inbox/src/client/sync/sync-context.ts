import { createContext, use } from 'react';
import type { InboxSync } from './inbox-sync.ts';

export const SyncContext = createContext<InboxSync | null>(null);

export function useSync(): InboxSync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error('There is no SyncContext above this component.');
  return sync;
}
