import { createContext, useContext } from 'react';
import type { SyncClientOptions } from '../client/sync-client.ts';

/** Who is logged in, and how the client reaches the server as them. */
export interface SyncAccount extends Pick<SyncClientOptions, 'credentials' | 'url' | 'socket' | 'storage'> {
  /** `null` while nobody is logged in. */
  readonly user: string | null;
  /** Tells the app's tabs from those of other apps of this origin. */
  readonly name?: string;
}

const AccountContext = createContext<SyncAccount | undefined>(undefined);

/** Says who is logged in to all that is in it. All but `user` should stay the same: a new client is made for every change. */
export const SyncAccountProvider = AccountContext.Provider;

export function useSyncAccount(): SyncAccount {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useUserSync needs a SyncAccountProvider around it, which says who is logged in');
  return account;
}
