import type { Status } from '@driftscope/example-client';
import type { SyncStatus } from '@driftscope/sync';

/** The client's status as the screens know it. Without a connection it tries again by itself, unless it was refused. */
export function showStatus({ connection, freshness }: SyncStatus): Status {
  if (connection === 'refused' || connection === 'signed-out') return 'disconnected';
  return connection === 'connected' && freshness.kind === 'fresh' ? 'connected' : 'connecting';
}
