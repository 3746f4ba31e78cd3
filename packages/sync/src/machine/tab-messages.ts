import { type Context, markChanged } from './context.ts';
import { heldTag } from './heads.ts';
import { signOut } from './identity.ts';
import { learnEpoch, withServerOffset } from './learn-server.ts';
import { mergeEntries, postEntries } from './outbox.ts';
import { scopesBehind } from './reading.ts';
import { receivePages } from './receive.ts';
import { snapshotOf } from './replica.ts';
import { settle, settleByOutcomes } from './settle.ts';
import type { SyncState } from './state.ts';
import type { TabMessage } from './tab-message.ts';

/** What another tab of the same user tells. Who leads speaks for the server; who follows listens. */
export function onTabMessage(state: SyncState, message: TabMessage, context: Context): SyncState {
  const { owner, role } = state;
  if (owner.kind === 'none' || owner.user !== message.user) return state;
  if (message.kind === 'signed-out') return signOut(state, 'elsewhere', context);
  if (owner.kind !== 'ready') return state;
  if (message.kind === 'entries') return mergeEntries(state, message.entries, context);
  if (message.kind === 'dismissed') return settle(state, context, (entry) => (entry.id === message.id ? null : entry));
  if (message.kind === 'copy-wanted') return role.kind === 'leader' ? postCopy(state, owner.user, context) : state;
  if (message.kind === 'beat-wanted') return beatAtOnce(state);
  if (role.kind === 'leader') return state;
  switch (message.kind) {
    case 'beat':
      return onBeat(state, message, context);
    case 'pages':
      return receivePages(learnEpoch(state, message.epoch), message.pages, context);
    case 'settled':
      return settleByOutcomes(state, message.outcomes, context);
    case 'copy':
      return takeCopy(state, message, context);
  }
}

function beatAtOnce(state: SyncState): SyncState {
  const { role, clock } = state;
  return role.kind === 'leader' ? { ...state, role: { ...role, beatDueMs: clock.nowMs } } : state;
}

/** Messages come in order, so whoever holds something else than the leader when it beats has missed one. */
function onBeat(state: SyncState, beat: TabMessage & { kind: 'beat' }, context: Context): SyncState {
  const { clock, options, role } = state;
  if (role.kind !== 'follower') return state;
  const { connection, freshness } = beat;
  const freshAtMs = beat.freshAtMs === undefined ? null : beat.freshAtMs + clock.shiftMs;
  const heard: SyncState = {
    ...state,
    role: {
      ...role,
      beatDeadlineMs: clock.nowMs + options.leaderTimeoutMs,
      leader: { connection, freshness, freshAtMs },
    },
  };
  const timed =
    beat.serverOffsetMs === undefined ? heard : withServerOffset(heard, beat.serverOffsetMs - clock.shiftMs);
  const theirs = new Set(beat.outbox);
  postEntries(
    timed,
    timed.outbox.filter(({ id, status }) => status.kind === 'pending' && !theirs.has(id)),
    context,
  );
  const mine = new Set(timed.outbox.map(({ id }) => id));
  const failed = new Set(beat.failed);
  const isOver = timed.outbox.some(({ id, status }) => (status.kind === 'pending' ? failed.has(id) : !theirs.has(id)));
  const isBehind = freshness === 'fresh' && scopesBehind(timed).length > 0;
  const isMissing = isBehind || beat.tag !== heldTag(timed) || isOver || beat.outbox.some((id) => !mine.has(id));
  if (isMissing) context.effects.push({ kind: 'post', message: { kind: 'copy-wanted', user: beat.user } });
  return timed;
}

function postCopy(state: SyncState, user: string, context: Context): SyncState {
  const pages = [...state.replicas.values()].map(snapshotOf).filter((page) => page !== null);
  const { epoch, outbox } = state;
  const copy = { kind: 'copy', user, pages, entries: outbox, ...(epoch === null ? {} : { epoch }) } as const;
  context.effects.push({ kind: 'post', message: copy });
  return state;
}

/** The leader's copy in place of this tab's; only writes that the leader may not have yet stay. */
function takeCopy(state: SyncState, copy: TabMessage & { kind: 'copy' }, context: Context): SyncState {
  const renewed = copy.epoch === undefined ? state : learnEpoch(state, copy.epoch);
  const named = new Set(copy.pages.map(({ scope }) => scope));
  const gone = [...renewed.replicas.keys()].filter((scope) => !named.has(scope));
  const pages = [...gone.map((scope) => ({ kind: 'gone', scope }) as const), ...copy.pages];
  const received = receivePages(renewed, pages, context);
  const theirs = new Map(copy.entries.map((entry) => [entry.id, entry]));
  for (const entry of received.outbox) {
    if (!theirs.has(entry.id) && entry.status.kind === 'pending') theirs.set(entry.id, entry);
  }
  for (const { scope, entity } of [...received.outbox, ...theirs.values()]) markChanged(context, scope, entity);
  return { ...received, outbox: [...theirs.values()] };
}
