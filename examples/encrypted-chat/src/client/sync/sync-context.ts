import { createContext, use } from 'react';
import type { ChatSync } from './chat-sync.ts';

export const SyncContext = createContext<ChatSync | null>(null);

export function useSync(): ChatSync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error('There is no SyncContext above this component.');
  return sync;
}
