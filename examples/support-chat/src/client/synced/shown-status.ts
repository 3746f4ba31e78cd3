import type { Status } from '@driftscope/example-client';
import type { SyncStatus } from '@driftscope/sync';

/** Connected is only what is fresh: who waits for an answer is told that it is waited for. */
export function shownStatus({ connection, freshness }: SyncStatus): Status {
  if (connection === 'connected') return freshness.kind === 'fresh' ? 'connected' : 'connecting';
  return connection === 'connecting' ? 'connecting' : 'disconnected';
}
