import type { SyncStatus } from '@driftscope/sync';
import type { LiveStatus } from './live.ts';

/**
 * What the sync client says of itself, in the dashboard's words.
 *
 * @param startedAt epoch ms: where nothing was ever heard, nothing is known since then.
 */
export function toLiveStatus({ connection, freshness }: SyncStatus, startedAt: number): LiveStatus {
  if (freshness.kind !== 'stale') return { kind: freshness.kind === 'fresh' ? 'live' : 'catching-up' };
  if (freshness.sinceMs === null && (connection === 'connecting' || connection === 'signed-out'))
    return { kind: 'connecting' };
  return { kind: 'stale', sinceAt: freshness.sinceMs ?? startedAt };
}
