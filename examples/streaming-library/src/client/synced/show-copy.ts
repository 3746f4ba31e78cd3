import { messageTime, type Status } from '@driftscope/example-client';
import type { SyncStatus } from '@driftscope/sync';

/** The client's status in words. */
export function showCopy({ connection, freshness, pending, failed }: SyncStatus): {
  readonly status: Status;
  readonly text: string;
} {
  if (failed > 0) return { status: 'disconnected', text: `${failed} not saved` };
  if (connection === 'connected') {
    if (pending > 0) return { status: 'connecting', text: 'Saving…' };
    return freshness.kind === 'fresh'
      ? { status: 'connected', text: 'Up to date' }
      : { status: 'connecting', text: 'Catching up…' };
  }
  if (connection === 'connecting') return { status: 'connecting', text: 'Connecting…' };
  const since =
    freshness.kind === 'stale' && freshness.sinceMs !== null ? new Date(freshness.sinceMs).toISOString() : null;
  return { status: 'disconnected', text: since === null ? 'Offline' : `Offline since ${messageTime(since)}` };
}
