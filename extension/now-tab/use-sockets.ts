import { computeSockets, type SessionRecord, type SocketSummary } from '@driftscope/ui';
import { useDeferredValue, useMemo } from 'react';
import type { PanelSession } from '../panel/panel-state.ts';

/** The sockets of a page load, and the state each is in. Those of former page loads ended with them. */
export function useSockets(
  records: readonly SessionRecord[],
  page: PanelSession | undefined,
): readonly SocketSummary[] {
  // Frames are decoded for it, so it may lag behind a busy page.
  const deferred = useDeferredValue(records);
  const session = page?.header.id;
  const knownToAt = page && page.header.originMs + page.knownToT;
  return useMemo(
    () =>
      computeSockets(
        deferred.filter((record) => record.session === session),
        knownToAt,
      ),
    [deferred, session, knownToAt],
  );
}
