import type { Status } from '@driftscope/example-client';
import type { SyncClient, SyncStatus } from '@driftscope/sync';
import { useConnection } from '../stores/connection-store.ts';

/** Shows in the connection store how the client stands with the server. */
export function showStatus(client: SyncClient, deviceId: () => string | undefined): void {
  const show = () => {
    const status = statusOf(client.status());
    const shown = { status, deviceId: (status === 'connected' && deviceId()) || null };
    const before = useConnection.getState();
    if (before.status !== shown.status || before.deviceId !== shown.deviceId) useConnection.setState(shown);
  };
  show();
  client.subscribe(show);
}

/** While somebody is logged in the client never gives up, unless it was told to. */
function statusOf({ connection }: SyncStatus): Status {
  if (connection === 'connected') return 'connected';
  return connection === 'connecting' || connection === 'disconnected' ? 'connecting' : 'disconnected';
}
