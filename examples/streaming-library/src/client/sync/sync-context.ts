import { createContext, use } from 'react';
import type { LibrarySync } from './library-sync.ts';

export const SyncContext = createContext<LibrarySync | null>(null);

export function useSync(): LibrarySync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error('There is no SyncContext above this component.');
  return sync;
}
