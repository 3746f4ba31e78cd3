import { useCallback, useSyncExternalStore } from 'react';
import type { EntityList, SyncClient } from '../client/sync-client.ts';
import type { Scope } from '../protocol/ids.ts';

const none: EntityList = [];

/** All entities of one type in one scope, in no order that means anything. `scope` is absent while the app knows none. */
export function useEntities(client: SyncClient | undefined, scope: Scope | undefined, type: string): EntityList {
  const subscribe = useCallback(
    (tell: () => void) =>
      client?.subscribe((changed) => scope !== undefined && changed.has(scope) && tell()) ?? (() => undefined),
    [client, scope],
  );
  const read = () => (client && scope !== undefined ? client.entities(scope, type) : none);
  return useSyncExternalStore(subscribe, read, read);
}
