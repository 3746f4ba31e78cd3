import type { Scope, SyncClient } from '@driftscope/sync';
import { use, useCallback, useSyncExternalStore } from 'react';
import { ClientContext } from './client-context.ts';

const none: readonly Scope[] = [];

export interface UsedClient {
  readonly client: SyncClient | undefined;
  readonly scopes: readonly Scope[];
}

/** The page's sync client, and what its user may see; drawn again when that changes. */
export function useClient(): UsedClient {
  const client = use(ClientContext);
  const subscribe = useCallback((tell: () => void) => client?.subscribe(tell) ?? (() => undefined), [client]);
  return { client, scopes: useSyncExternalStore(subscribe, () => client?.scopes() ?? none) };
}
