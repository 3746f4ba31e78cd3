import { createContext, use } from 'react';
import type { SupportSync } from './support-sync.ts';

export const SyncContext = createContext<SupportSync | null>(null);

export function useSync(): SupportSync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error('There is no SyncContext above this component.');
  return sync;
}
