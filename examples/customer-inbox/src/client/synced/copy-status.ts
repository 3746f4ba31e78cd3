import { messageTime } from '@driftscope/example-client';
import type { SyncStatus } from '@driftscope/sync';
import type { Inbox } from '../sync/inbox-sync.ts';

/** How far the copy can be trusted. */
export function copyStatus({ connection, freshness, failed }: SyncStatus): Pick<Inbox, 'status' | 'statusText'> {
  if (failed > 0) return { status: 'disconnected', statusText: `${failed} not taken` };
  if (connection === 'connected') {
    return freshness.kind === 'fresh' ? { status: 'connected' } : { status: 'connecting', statusText: 'Catching up…' };
  }
  if (connection === 'connecting') return { status: 'connecting' };
  if (freshness.kind !== 'stale' || freshness.sinceMs === null) return { status: 'disconnected' };
  const since = messageTime(new Date(freshness.sinceMs).toISOString());
  return { status: 'disconnected', statusText: `As of ${since}` };
}
