import { useCallback, useSyncExternalStore } from 'react';
import type { SyncClient } from '../client/sync-client.ts';
import type { FailedWrite } from '../machine/view.ts';

const none: readonly FailedWrite[] = [];

/** Writes that the server would not have: to be shown, and sent again by `client.retry` or forgotten by `client.dismiss`. */
export function useFailedWrites(client: SyncClient | undefined): readonly FailedWrite[] {
  const subscribe = useCallback((tell: () => void) => client?.subscribe(tell) ?? (() => undefined), [client]);
  const read = () => client?.failedWrites() ?? none;
  return useSyncExternalStore(subscribe, read, read);
}
