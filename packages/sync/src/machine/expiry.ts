import { isExpired } from '../protocol/is-expired.ts';
import { serverNow } from './clock.ts';
import { type Context, markChanged } from './context.ts';
import { keepsCopy, saveAll } from './saving.ts';
import type { Replica, SyncState } from './state.ts';
import { withReplica } from './with-replica.ts';

/** Takes out what has expired by the server's time, here and in the store. Without that time nothing is taken out, only hidden. */
export function sweepExpired(state: SyncState, context: Context): SyncState {
  if (state.clock.serverOffsetMs === null) return state;
  const nowMs = serverNow(state);
  let next = state;
  for (const replica of state.replicas.values()) {
    if (replica.expiresNextMs <= nowMs) next = sweepReplica(next, replica, nowMs, context);
  }
  return next;
}

function sweepReplica(state: SyncState, replica: Replica, nowMs: number, context: Context): SyncState {
  let { sweptMs } = replica;
  let expiresNextMs = Number.POSITIVE_INFINITY;
  const deletes: string[] = [];
  for (const [key, put] of replica.entities) {
    const { expiresAtMs } = put;
    if (expiresAtMs === undefined) continue;
    if (!isExpired(put, nowMs)) {
      expiresNextMs = Math.min(expiresNextMs, expiresAtMs);
      continue;
    }
    sweptMs = Math.max(sweptMs, expiresAtMs);
    deletes.push(key);
    markChanged(context, put.scope, put.entity);
  }
  if (keepsCopy(state)) saveAll(state, [{ kind: 'sweep-scope', scope: replica.scope, deletes }], context);
  const entities = replica.entities.with(deletes.map((key) => [key, undefined]));
  return withReplica(state, { ...replica, entities, sweptMs, expiresNextMs });
}
