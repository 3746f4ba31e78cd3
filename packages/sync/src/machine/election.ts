import { closeConnection } from './connection.ts';
import type { Context } from './context.ts';
import { heldTag } from './heads.ts';
import { ready } from './retry.ts';
import type { SyncState } from './state.ts';
import { statusOf } from './status.ts';
import type { TabMessage } from './tab-message.ts';
import { failedWrites } from './view.ts';

/** Begins as a follower that asks the leader how it is, and waits to be elected; without other tabs to think of, connects by itself. */
export function becomeCandidate(state: SyncState, context: Context): SyncState {
  const { owner, options } = state;
  if (!options.crossTab || owner.kind !== 'ready') return state;
  context.effects.push({ kind: 'post', message: { kind: 'beat-wanted', user: owner.user } });
  return mayLead(state) ? bidAs('elect', state, owner.user, context) : follow(state, null);
}

/** Each bid has its own number: what is still told of a former one, which was given back meanwhile, elects and deposes nobody. */
function bidAs(kind: 'elect' | 'usurp', state: SyncState, user: string, context: Context): SyncState {
  const bid = state.lastRequest + 1;
  context.effects.push({ kind, user, bid });
  return { ...follow(state, bid), lastRequest: bid };
}

/** Where nothing but polls keeps the copy fresh, and nobody polls for a hidden page, only a visible tab may lead. */
function mayLead({ options, visible }: SyncState): boolean {
  return options.transport === 'socket' || visible;
}

function follow(state: SyncState, bid: number | null): SyncState {
  const beatDeadlineMs = state.clock.nowMs + state.options.leaderTimeoutMs;
  return { ...state, role: { kind: 'follower', bid, beatDeadlineMs, leader: null } };
}

/** The leader beats; a visible follower that hears nothing takes its place. A hidden one has nobody to be fresh for. */
export function reconcileRole(state: SyncState, context: Context): SyncState {
  const { role, owner, clock, options, visible } = state;
  if (owner.kind !== 'ready' || role.kind === 'alone') return state;
  if (role.kind === 'leader') {
    if (clock.nowMs < role.beatDueMs) return state;
    context.effects.push({ kind: 'post', message: beatOf(state, owner.user) });
    return { ...state, role: { ...role, beatDueMs: clock.nowMs + options.beatMs } };
  }
  if (clock.nowMs < role.beatDeadlineMs || !visible) return state;
  // Who notices this late was asleep: the leader was, too, and may wake as well.
  const overslept = clock.nowMs > role.beatDeadlineMs + options.leaderTimeoutMs;
  return overslept ? follow(state, role.bid) : bidAs('usurp', state, owner.user, context);
}

function beatOf(state: SyncState, user: string): TabMessage {
  const { clock, freshAtMs } = state;
  const { connection, freshness } = statusOf(state);
  return {
    kind: 'beat',
    user,
    connection,
    freshness: freshness.kind,
    tag: heldTag(state),
    outbox: state.outbox.map(({ id }) => id),
    failed: failedWrites(state).map(({ id }) => id),
    ...(clock.serverOffsetMs === null ? {} : { serverOffsetMs: clock.serverOffsetMs + clock.shiftMs }),
    ...(freshAtMs === null ? {} : { freshAtMs: freshAtMs - clock.shiftMs }),
  };
}

/** The stored outbox is read once more: a tab may have closed before it could tell of its last write. */
export function onElected(state: SyncState, bid: number, context: Context): SyncState {
  const { owner, role, clock } = state;
  if (owner.kind !== 'ready' || role.kind !== 'follower' || role.bid !== bid) return state;
  const request = state.lastRequest + 1;
  context.effects.push({ kind: 'load', request, user: owner.user });
  const elected = { ...state, lastRequest: request, owner: { ...owner, request } };
  return { ...elected, role: { kind: 'leader', bid, beatDueMs: clock.nowMs } };
}

/** Queues again, behind the tab that has taken the lock. */
export function onDeposed(state: SyncState, bid: number, context: Context): SyncState {
  const { owner, role } = state;
  if (owner.kind !== 'ready' || role.kind !== 'leader' || role.bid !== bid) return state;
  return becomeCandidate(stepDown(state, context), context);
}

/** What is under way is left to the next leader: a push that did arrive is known by its ids. */
function stepDown(state: SyncState, context: Context): SyncState {
  context.effects.push({ kind: 'abort' });
  return follow({ ...closeConnection(state, context), reading: ready, pushing: ready }, null);
}

export function onVisible(state: SyncState, visible: boolean, context: Context): SyncState {
  const { owner, role } = state;
  const seen = { ...state, visible };
  if (owner.kind !== 'ready' || role.kind === 'alone' || mayLead(state) === mayLead(seen)) return seen;
  if (mayLead(seen)) return becomeCandidate(seen, context);
  context.effects.push({ kind: 'resign', user: owner.user });
  return role.kind === 'leader' ? stepDown(seen, context) : follow(seen, null);
}
