import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createSyncClient } from '../client/create-sync-client.ts';
import type { SyncClient } from '../client/sync-client.ts';
import type { SyncStatus } from '../machine/sync-status.ts';
import { browserTabs } from '../tabs/browser-tabs.ts';
import { useSyncAccount } from './sync-account.ts';
import { useSyncStatus } from './use-sync-status.ts';

export interface UserSyncOptions {
  /** ms between reads while the page is visible and nothing pushes. They get slower while nothing changes. */
  readonly interval?: number;
  /** ms that they get apart at most, two minutes where it is absent. Never less than `interval`: as much as that, they keep their pace. */
  readonly maxInterval?: number;
  /** Catch up when the window gets the focus. */
  readonly onFocus?: boolean;
  /** Sign in as soon as the account names a user. Otherwise the app calls `client.signIn`. */
  readonly onLogin?: boolean;
  /** One tab reads for all. */
  readonly crossTab?: boolean;
}

export interface UserSync {
  /** Absent in the first render. */
  readonly client: SyncClient | undefined;
  readonly status: SyncStatus;
}

/** The account's copy, kept in step with the server for as long as the component lives. */
export function useUserSync(options: UserSyncOptions = {}): UserSync {
  const { interval: pollMs = 30_000, maxInterval: pollMaxMs = 120_000 } = options;
  const { onFocus: checkOnFocus = true, onLogin = true, crossTab = true } = options;
  const { user, credentials, url, socket, storage, name } = useSyncAccount();
  const [client, setClient] = useState<SyncClient>();
  const latestUser = useRef(user);
  useLayoutEffect(() => {
    latestUser.current = user;
  }, [user]);

  // Before the client's own effect: who leaves is signed out before their client is stopped, though both may come of one change.
  useEffect(() => {
    if (user === null) return;
    if (onLogin) client?.signIn(user);
    return () => {
      if (latestUser.current !== user) client?.signOut();
    };
  }, [client, user, onLogin]);

  useEffect(() => {
    const made = createSyncClient({
      credentials,
      checkOnFocus,
      tabs: crossTab ? browserTabs(name === undefined ? {} : { name }) : undefined,
      tuning: { pollMs, pollMaxMs },
      ...(url !== undefined && { url }),
      ...(socket && { socket }),
      ...(storage && { storage }),
    });
    setClient(made);
    return () => made.stop();
  }, [credentials, url, socket, storage, name, pollMs, pollMaxMs, crossTab, checkOnFocus]);

  return { client, status: useSyncStatus(client) };
}
