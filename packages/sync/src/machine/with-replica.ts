import type { Scope } from '../protocol/ids.ts';
import type { Replica, SyncState } from './state.ts';

export function withReplica(state: SyncState, replica: Replica): SyncState {
  return { ...state, replicas: new Map(state.replicas).set(replica.scope, replica) };
}

export function withoutReplica(state: SyncState, scope: Scope): SyncState {
  const replicas = new Map(state.replicas);
  replicas.delete(scope);
  return { ...state, replicas };
}
