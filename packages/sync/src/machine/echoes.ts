import type { SyncState } from './state.ts';

/**
 * The server has accepted writes whose changes are not here yet. On a socket they come by themselves, unless they get lost: then, as without one, they are read.
 */
export function awaitEchoes(state: SyncState): SyncState {
  const { clock, options, echoDueMs } = state;
  if (!state.outbox.some(({ status }) => status.kind === 'accepted')) return state;
  const patienceMs = options.transport === 'pull' ? 0 : options.echoMs;
  return { ...state, echoDueMs: Math.min(echoDueMs, clock.nowMs + patienceMs) };
}

/** Once they are due, who does not hold them knows that it is behind. */
export function expectEchoes(state: SyncState): SyncState {
  if (state.clock.nowMs < state.echoDueMs) return state;
  const replicas = new Map(state.replicas);
  for (const { scope, status } of state.outbox) {
    const replica = replicas.get(scope);
    if (status.kind !== 'accepted' || replica === undefined || status.seq <= replica.head) continue;
    replicas.set(scope, { ...replica, head: status.seq });
  }
  return { ...state, replicas, echoDueMs: Number.POSITIVE_INFINITY };
}
