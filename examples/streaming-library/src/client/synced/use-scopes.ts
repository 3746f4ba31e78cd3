import type { Scope, SyncClient } from '@driftscope/sync';
import { useCallback, useSyncExternalStore } from 'react';

const none: readonly Scope[] = [];

/** The scopes that the client knows, drawn again when there are others. */
export function useScopes(client: SyncClient | undefined): readonly Scope[] {
  const subscribe = useCallback((tell: () => void) => client?.subscribe(tell) ?? (() => undefined), [client]);
  return useSyncExternalStore(subscribe, () => client?.scopes() ?? none);
}
