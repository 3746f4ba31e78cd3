import { useCallback, useSyncExternalStore } from 'react';
import type { SyncClient } from '../client/sync-client.ts';
import type { SyncStatus } from '../machine/sync-status.ts';

const beforeTheClient: SyncStatus = {
  connection: 'signed-out',
  freshness: { kind: 'stale', sinceMs: null },
  pending: 0,
  failed: 0,
  storing: false,
};

/** What the client knows of itself, drawn again only when it changes. */
export function useSyncStatus(client: SyncClient | undefined): SyncStatus {
  const subscribe = useCallback((tell: () => void) => client?.subscribe(tell) ?? (() => undefined), [client]);
  const read = () => client?.status() ?? beforeTheClient;
  return useSyncExternalStore(subscribe, read, read);
}
