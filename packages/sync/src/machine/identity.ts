import type { DeviceId } from '../protocol/ids.ts';
import { closeConnection } from './connection.ts';
import { type Context, markChanged } from './context.ts';
import { becomeCandidate } from './election.ts';
import { nobody } from './initial-state.ts';
import { withServerOffset } from './learn-server.ts';
import { mergeEntries, postEntries } from './outbox.ts';
import { applyPage, emptyReplica } from './replica.ts';
import type { SavedCopy } from './saved-copy.ts';
import { saveAll } from './saving.ts';
import type { Replica, SyncState } from './state.ts';

/** Someone else is signed out first: nothing of theirs is left when the new user's copy is loaded. */
export function signIn(state: SyncState, user: string, context: Context): SyncState {
  if (state.owner.kind !== 'none' && state.owner.user === user) return state;
  const clean = signOut(state, 'here', context);
  const request = clean.lastRequest + 1;
  const deadlineMs = clean.clock.nowMs + clean.options.loadTimeoutMs;
  context.effects.push({ kind: 'load', request, user });
  return { ...clean, lastRequest: request, owner: { kind: 'loading', user, request, deadlineMs } };
}

/** Leaves nothing of the user: not here, not stored, not in other tabs. Whatever was under way is answered to nobody. */
export function signOut(state: SyncState, where: 'here' | 'elsewhere', context: Context): SyncState {
  const { owner } = state;
  if (owner.kind === 'none') return state;
  const { user } = owner;
  closeConnection(state, context);
  context.effects.push({ kind: 'abort' });
  if (state.options.crossTab) context.effects.push({ kind: 'resign', user });
  context.effects.push({ kind: 'wipe', user });
  if (where === 'elsewhere') context.effects.push({ kind: 'notice', notice: { kind: 'signed-out-elsewhere' } });
  else if (state.options.crossTab) context.effects.push({ kind: 'post', message: { kind: 'signed-out', user } });
  markAllChanged(state, context);
  return { ...state, ...nobody };
}

/** The stored copy has come, or there is none. A second load, after an election, only brings writes that other tabs left behind. */
export function onLoaded(state: SyncState, request: number, copy: SavedCopy | null, context: Context): SyncState {
  const { owner } = state;
  if (owner.kind === 'none' || owner.request !== request) return state;
  if (owner.kind === 'loading') return begin(state, owner.user, request, copy, context);
  // Who began without a store, since it took too long to answer, goes on without: what is stored stays for the next time.
  if (copy === null || owner.session === null) return state;
  if (copy.session !== owner.session) return signOut(state, 'elsewhere', context);
  return mergeEntries(withStoredOffset(state, copy), copy.outbox, context);
}

function begin(state: SyncState, user: string, request: number, copy: SavedCopy | null, context: Context): SyncState {
  const device = copy?.device ?? (`device-${context.random.toString(36).slice(2)}` as DeviceId);
  const session = copy?.session ?? null;
  const owned: SyncState = {
    ...state,
    owner: { kind: 'ready', user, device, session, request },
    storing: copy !== null,
  };
  const restored = becomeCandidate(copy === null ? owned : restore(owned, copy), context);
  // Writes made while the copy was loading come after those that it holds.
  const made = state.outbox;
  saveAll(
    restored,
    made.map((entry) => ({ kind: 'put-entry', entry })),
    context,
  );
  postEntries(restored, made, context);
  markAllChanged(restored, context);
  const due = state.options.transport === 'pull' ? state.clock.nowMs : Number.POSITIVE_INFINITY;
  return { ...restored, polling: { dueMs: due, gapMs: state.options.pollMs, askedAtMs: null } };
}

function restore(state: SyncState, copy: SavedCopy): SyncState {
  const replicas = new Map<Replica['scope'], Replica>();
  for (const { scope, cursor, entities } of copy.scopes) {
    const blank = emptyReplica(scope, cursor);
    replicas.set(scope, applyPage(blank, { kind: 'snapshot', scope, seq: cursor, changes: entities }) ?? blank);
  }
  return {
    ...withStoredOffset(state, copy),
    epoch: copy.epoch ?? null,
    replicas,
    outbox: [...copy.outbox, ...state.outbox],
  };
}

function withStoredOffset(state: SyncState, { serverOffsetMs }: SavedCopy): SyncState {
  if (serverOffsetMs === undefined || state.clock.serverOffsetMs !== null) return state;
  return withServerOffset(state, serverOffsetMs - state.clock.shiftMs);
}

export function loadTimedOut({ owner, clock }: SyncState): boolean {
  return owner.kind === 'loading' && clock.nowMs >= owner.deadlineMs;
}

function markAllChanged({ replicas, outbox }: SyncState, context: Context): void {
  for (const { entities } of replicas.values()) {
    for (const { scope, entity } of entities.values()) markChanged(context, scope, entity);
  }
  for (const { scope, entity } of outbox) markChanged(context, scope, entity);
}
