import { FailedWrites } from '@driftscope/example-client';
import { browserTabs, createSyncClient, indexedDbStorage, type SyncClient } from '@driftscope/sync';
import { useEffect, useRef, useState } from 'react';
import type { ProviderProps } from '../sync/support-sync.ts';
import { ClientContext } from './client-context.ts';

/** Who is talked to should not wait for long. What has not changed costs a request without an answer's body. */
const POLL_MS = 12_000;

/** Has one sync client for as long as the page lives, signed in as whoever is logged in. */
export function SyncedProvider({ account, children }: ProviderProps) {
  const latest = useRef(account);
  const [client, setClient] = useState<SyncClient>();
  const userId = account.session?.user.id;

  useEffect(() => {
    latest.current = account;
  }, [account]);

  useEffect(() => {
    const made = createSyncClient({
      url: '/api',
      tabs: browserTabs({ name: 'support' }),
      storage: indexedDbStorage({ name: 'support', newId: () => crypto.randomUUID() }),
      // A network that is back is noticed as soon as anything else would be.
      tuning: { pollMs: POLL_MS, pollMaxMs: POLL_MS, retryMaxMs: POLL_MS },
      credentials: async ({ refresh }) => {
        const { session, renew } = latest.current;
        return refresh ? renew() : (session?.token ?? null);
      },
    });
    setClient(made);
    return () => made.stop();
  }, []);

  useEffect(() => {
    if (userId === undefined) client?.signOut();
    else client?.signIn(userId);
  }, [client, userId]);

  return (
    <ClientContext value={client}>
      {children}
      <FailedWrites client={client} />
    </ClientContext>
  );
}
