import { isBehind } from './replica.ts';
import type { Connection, SyncState } from './state.ts';
import type { SyncStatus } from './sync-status.ts';

export function statusOf(state: SyncState): SyncStatus {
  const { outbox, storing } = state;
  const connection = connectionOf(state);
  return {
    connection,
    freshness: freshnessOf(state, connection),
    pending: outbox.filter(({ status }) => status.kind !== 'failed').length,
    failed: outbox.filter(({ status }) => status.kind === 'failed').length,
    storing,
  };
}

/** When the copy was last known to be the server's: what is heard on an open socket vouches for it, or the heads, as of when they were asked for. */
export function freshAt(state: SyncState): number | null {
  const { freshAtMs, polling, options } = state;
  if (isAnyBehind(state)) return freshAtMs;
  const vouchedMs = options.transport === 'pull' ? polling.askedAtMs : heardAt(state);
  return vouchedMs === null ? freshAtMs : Math.max(freshAtMs ?? 0, vouchedMs);
}

/** What comes out of the buffers of a page that slept through its heartbeat is old, and proves nothing before the next pong. */
function heardAt(state: SyncState): number | null {
  const { connection, clock } = state;
  if (connection.kind !== 'open' || clock.nowMs > connection.verifiedAtMs + patienceMs(state)) return null;
  return connection.heardAtMs;
}

function connectionOf(state: SyncState): SyncStatus['connection'] {
  const { owner, role, options } = state;
  if (owner.kind === 'none') return 'signed-out';
  if (owner.kind === 'loading') return 'connecting';
  if (role.kind === 'follower') return leaderConnection(state);
  if (options.transport === 'pull') return pullConnection(state);
  return named(state.connection.kind);
}

function named(kind: Connection['kind']): SyncStatus['connection'] {
  if (kind === 'open') return 'connected';
  if (kind === 'opening') return 'connecting';
  return kind === 'refused' ? 'refused' : 'disconnected';
}

/** What the leader says of itself, for as long as it can be heard. */
function leaderConnection({ role, clock }: SyncState): SyncStatus['connection'] {
  if (role.kind !== 'follower' || role.leader === null) return 'connecting';
  return clock.nowMs < role.beatDeadlineMs ? role.leader.connection : 'disconnected';
}

function pullConnection({ connection, reading, freshAtMs }: SyncState): SyncStatus['connection'] {
  if (connection.kind === 'refused') return 'refused';
  if (reading.attempt > 0) return 'disconnected';
  return freshAtMs === null ? 'connecting' : 'connected';
}

function freshnessOf(state: SyncState, connection: SyncStatus['connection']): SyncStatus['freshness'] {
  const { clock, role } = state;
  const leader = role.kind === 'follower' ? role.leader : null;
  const sinceMs = role.kind === 'follower' ? (leader?.freshAtMs ?? state.freshAtMs) : state.freshAtMs;
  const stale = { kind: 'stale', sinceMs: sinceMs === null ? null : sinceMs - clock.shiftMs } as const;
  if (connection !== 'connected') return stale;
  if (isAnyBehind(state) || leader?.freshness === 'catching-up') return { kind: 'catching-up' };
  if (leader !== null) return leader.freshness === 'fresh' ? { kind: 'fresh' } : stale;
  return clock.nowMs < freshUntilMs(state) ? { kind: 'fresh' } : stale;
}

/** Until when this tab's copy passes for fresh if nothing more is heard. */
export function freshUntilMs(state: SyncState): number {
  return state.freshAtMs === null ? Number.NEGATIVE_INFINITY : state.freshAtMs + patienceMs(state);
}

/** For how long silence is no sign that something is wrong. */
function patienceMs({ options, polling }: SyncState): number {
  return options.transport === 'socket'
    ? options.heartbeatMs + options.heartbeatTimeoutMs
    : Math.max(options.pollMs, polling.gapMs) + options.requestTimeoutMs;
}

function isAnyBehind({ replicas }: SyncState): boolean {
  for (const replica of replicas.values()) if (isBehind(replica)) return true;
  return false;
}
