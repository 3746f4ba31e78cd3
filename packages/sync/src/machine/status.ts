import type { Scope } from '../protocol/ids.ts';
import { isBehind } from './replica.ts';
import type { Connection, SyncState } from './state.ts';

/** What the app can show of the client itself. It never says more than is known. */
export interface SyncStatus {
  readonly connection: 'signed-out' | 'connecting' | 'connected' | 'disconnected' | 'refused';
  readonly freshness:
    | { readonly kind: 'fresh' }
    /** Connected, and reading what was missed. */
    | { readonly kind: 'catching-up' }
    /** `sinceMs` is the wall time at which it was last known to be fresh; `null` where it never was. */
    | { readonly kind: 'stale'; readonly sinceMs: number | null };
  /** Writes on their way. */
  readonly pending: number;
  readonly failed: number;
  /** False where the browser refuses to store: a reload would lose what is pending. */
  readonly storing: boolean;
}

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

/** When the copy was last known to be the server's; what is heard on an open socket vouches for it, up to then. */
export function freshAt(state: SyncState): number | null {
  const { connection, freshAtMs } = state;
  if (connection.kind !== 'open' || isAnyBehind(state)) return freshAtMs;
  return Math.max(freshAtMs ?? 0, connection.heardAtMs);
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

function leaderConnection({ role, clock, options }: SyncState): SyncStatus['connection'] {
  if (role.kind !== 'follower' || role.leader === null) return 'connecting';
  if (clock.nowMs >= role.beatDeadlineMs) return 'disconnected';
  if (options.transport === 'socket' || role.leader.connection === 'refused') return named(role.leader.connection);
  return role.leader.freshAtMs === null ? 'connecting' : 'connected';
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
  if (leader === null ? isAnyBehind(state) : leader.behind) return { kind: 'catching-up' };
  return sinceMs !== null && clock.nowMs - sinceMs <= patienceMs(state) ? { kind: 'fresh' } : stale;
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

/** How far one scope is: for a screen that shows only that. */
export function isScopeFresh(state: SyncState, scope: Scope): boolean {
  const replica = state.replicas.get(scope);
  return replica !== undefined && !isBehind(replica) && statusOf(state).freshness.kind !== 'stale';
}
