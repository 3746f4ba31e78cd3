import type { Epoch } from '../protocol/ids.ts';
import { serverNow } from './clock.ts';
import type { Context } from './context.ts';
import { keepsCopy, saveAll } from './saving.ts';
import type { SyncState } from './state.ts';

/** A stored offset that is off by less is good enough. */
const WORTH_SAVING_MS = 2_000;

/** Takes the epoch and the time that every answer of the server tells. */
export function learnServer(
  state: SyncState,
  { epoch, nowMs }: { readonly epoch: Epoch; readonly nowMs: number },
  sentAtMs: number,
  context: Context,
): SyncState {
  const next = learnServerTime(learnEpoch(state, epoch), nowMs, sentAtMs);
  const offsetMs = next.clock.serverOffsetMs ?? 0;
  const isNews = state.epoch !== epoch || Math.abs(offsetMs - (state.clock.serverOffsetMs ?? 0)) > WORTH_SAVING_MS;
  if (isNews && keepsCopy(next)) {
    saveAll(next, [{ kind: 'server', epoch, serverOffsetMs: offsetMs + next.clock.shiftMs }], context);
  }
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
 * The server's clock showed `serverMs` at some time between the question and now: what is known stays if that can be, else moves to the nearest that can be. So a slow answer proves little, and
 * does no harm.
 * @param sentAtMs - when the server was asked.
 */
export function learnServerTime(state: SyncState, serverMs: number, sentAtMs: number): SyncState {
  const { nowMs, serverOffsetMs: known } = state.clock;
  const leastMs = serverMs - nowMs;
  const mostMs = serverMs - sentAtMs;
  const serverOffsetMs = Math.min(mostMs, Math.max(leastMs, known ?? leastMs));
  return withServerOffset(state, serverOffsetMs);
}

/** @param serverOffsetMs - what to add to the machine's time to get the server's. */
export function withServerOffset(state: SyncState, serverOffsetMs: number): SyncState {
  if (serverOffsetMs === state.clock.serverOffsetMs) return state;
  return restoreSwept({ ...state, clock: { ...state.clock, serverOffsetMs } });
}

/** What was swept before its time, under a clock that was ahead, is asked for again. */
function restoreSwept(state: SyncState): SyncState {
  const nowMs = serverNow(state);
  const early = [...state.replicas.values()].filter(({ sweptMs }) => sweptMs > nowMs);
  if (early.length === 0) return state;
  const replicas = new Map(state.replicas);
  for (const replica of early) replicas.set(replica.scope, { ...replica, cursor: null, sweptMs: 0 });
  return { ...state, replicas };
}
