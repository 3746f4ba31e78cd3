import { computeSockets, EmptyState, type SessionRecord, SocketTable } from '@driftscope/ui';
import { useMemo } from 'react';

/** The sockets of one session. */
export function SessionSockets({ records }: { readonly records: readonly SessionRecord[] }) {
  const sockets = useMemo(() => computeSockets(records), [records]);
  if (sockets.length > 0) return <SocketTable sockets={sockets} />;
  return (
    <EmptyState
      title="No sockets"
      hint="While this session was recorded, no WebSocket was opened, and Socket.IO had no connection by requests."
    />
  );
}
