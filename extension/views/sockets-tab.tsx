import { computeSockets, EmptyState, type SessionRecord, SocketTable } from '@driftscope/ui';
import { useDeferredValue, useMemo } from 'react';

export interface SocketsTabProps {
  readonly records: readonly SessionRecord[];
  /** The page load that is shown now. Absent: none was recorded yet. */
  readonly session: string | undefined;
}

/** The sockets of the page, and the state each is in. Those of former page loads ended with them. */
export function SocketsTab({ records, session }: SocketsTabProps) {
  // Frames are decoded for it, so it may lag behind a busy page.
  const deferred = useDeferredValue(records);
  const sockets = useMemo(
    () => computeSockets(deferred.filter((record) => record.session === session)),
    [deferred, session],
  );
  if (sockets.length > 0) return <SocketTable sockets={sockets} />;
  return (
    <EmptyState
      title="No sockets"
      hint="The page has opened no WebSocket while it was recorded. Sockets of workers are not seen."
    />
  );
}
