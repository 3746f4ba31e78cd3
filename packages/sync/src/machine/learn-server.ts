import type { Epoch } from '../protocol/ids.ts';
import { serverNow } from './clock.ts';
import type { Context } from './context.ts';
import { keepsCopy, saveAll } from './saving.ts';
import type { SyncState } from './state.ts';

/** Differences below this are the network's delay, not another time. */
const DELAY_MS = 2_000;

/** Takes the epoch and the time that every answer of the server tells. */
export function learnServer(
  state: SyncState,
  { epoch, nowMs }: { readonly epoch: Epoch; readonly nowMs: number },
  context: Context,
): SyncState {
  const next = learnServerTime(learnEpoch(state, epoch), nowMs);
  const offsetMs = next.clock.serverOffsetMs ?? 0;
  const isNews = state.epoch !== epoch || Math.abs(offsetMs - (state.clock.serverOffsetMs ?? 0)) > DELAY_MS;
  if (isNews && keepsCopy(next)) saveAll(next, [{ kind: 'server', epoch, serverOffsetMs: offsetMs }], context);
  return next;
}

/**
 * Another epoch means other numbers: nothing that is held can be gone on from. What is shown stays until the snapshots come, and writes that the former data had are sent again,
 * in case that these do not have them.
 */
export function learnEpoch(state: SyncState, epoch: Epoch): SyncState {
  if (state.epoch === epoch) return state;
  const replicas = new Map(state.replicas);
  for (const [scope, replica] of replicas) replicas.set(scope, { ...replica, cursor: null, head: 0, held: [] });
  const outbox = state.outbox.map((entry) =>
    entry.status.kind === 'accepted' ? { ...entry, status: { kind: 'pending' as const } } : entry,
  );
  return { ...state, epoch, replicas, outbox };
}

/**
 * An answer is always late. So of samples that agree the one that is least late is best, and one that does not agree means that a clock was set. If that shows that something was
 * swept before its time, it is asked for again.
 */
export function learnServerTime(state: SyncState, serverMs: number): SyncState {
  const known = state.clock.serverOffsetMs;
  const sampleMs = serverMs - state.clock.nowMs;
  const agrees = known !== null && Math.abs(sampleMs - known) <= DELAY_MS;
  if (agrees && sampleMs <= known) return state;
  const timed = { ...state, clock: { ...state.clock, serverOffsetMs: sampleMs } };
  return agrees ? timed : restoreSwept(timed);
}

function restoreSwept(state: SyncState): SyncState {
  const nowMs = serverNow(state);
  const early = [...state.replicas.values()].filter(({ sweptMs }) => sweptMs > nowMs + DELAY_MS);
  if (early.length === 0) return state;
  const replicas = new Map(state.replicas);
  for (const replica of early) replicas.set(replica.scope, { ...replica, cursor: null, sweptMs: 0 });
  return { ...state, replicas };
}
