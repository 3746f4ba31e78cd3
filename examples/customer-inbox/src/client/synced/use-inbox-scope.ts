import type { Scope, SyncClient } from '@driftscope/sync';
import { useCallback, useSyncExternalStore } from 'react';
import { INBOX_SCOPE } from '#protocol/inbox-scope.ts';

/** The one scope that there is. Absent until the client knows that the agent may see it. */
export function useInboxScope(client: SyncClient | undefined): Scope | undefined {
  const subscribe = useCallback((tell: () => void) => client?.subscribe(tell) ?? (() => undefined), [client]);
  return useSyncExternalStore(subscribe, () => client?.scopes().find((scope) => scope === INBOX_SCOPE));
}
