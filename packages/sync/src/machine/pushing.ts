import type { Mutation, PushAnswer } from '../protocol/mutation.ts';
import { serverNow } from './clock.ts';
import type { Context } from './context.ts';
import { awaitEchoes } from './echoes.ts';
import type { FailureReason } from './event.ts';
import { learnServer } from './learn-server.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { canReach, refuse } from './reach.ts';
import { afterFailure, isDue, isOverdue, ready, startRequest } from './retry.ts';
import { saveAll } from './saving.ts';
import { outboxWrites, settleByOutcomes } from './settle.ts';
import type { SyncState } from './state.ts';

/** Sends what is pending, oldest first, one push at a time: so writes arrive in the order that they were made. */
export function reconcilePushing(state: SyncState, context: Context): SyncState {
  const { pushing, clock, options, owner } = state;
  if (isOverdue(pushing, state)) return failPush(state, 'lost', context);
  if (owner.kind !== 'ready' || !isDue(pushing, clock.nowMs) || !canReach(state)) return state;
  if (!state.outbox.some(({ status }) => status.kind === 'pending')) return state;
  const stamped = stampPending(state, context);
  const pending = stamped.outbox.filter(({ status }) => status.kind === 'pending').slice(0, options.mutationsPerPush);
  const running = startRequest(stamped, pushing);
  const mutations = pending.map((entry) => mutationOf(entry, owner.device));
  context.effects.push({ kind: 'push', request: running.request, mutations, refresh: running.refresh });
  return { ...stamped, pushing: running, lastRequest: running.request };
}

/** A write made before the server's time was known may claim to be of the future. It is of now at the latest, and stays so when it is sent again. */
function stampPending(state: SyncState, context: Context): SyncState {
  if (state.clock.serverOffsetMs === null) return state;
  const nowMs = serverNow(state);
  const isEarly = ({ atMs, status }: OutboxEntry): boolean => status.kind === 'pending' && atMs > nowMs;
  if (!state.outbox.some(isEarly)) return state;
  const outbox = state.outbox.map((entry) => (isEarly(entry) ? { ...entry, atMs: nowMs } : entry));
  const early = outbox.filter((entry, index) => entry !== state.outbox[index]);
  saveAll(
    state,
    early.map((entry) => ({ kind: 'put-entry', entry })),
    context,
  );
  return { ...state, outbox };
}

function mutationOf(entry: OutboxEntry, device: Mutation['device']): Mutation {
  const { status: _, kind, fields, expiresAtMs, ...common } = entry;
  if (kind === 'delete') return { ...common, device, kind };
  if (kind === 'patch' || expiresAtMs === undefined) return { ...common, device, kind, fields };
  return { ...common, device, kind, fields, expiresAtMs };
}

/** An answer that settles nothing counts as a failure, so that the next try waits. */
export function onPushed(state: SyncState, answer: PushAnswer, sentAtMs: number, context: Context): SyncState {
  const learnt = learnServer(state, answer, sentAtMs, context);
  const settled = settleByOutcomes(learnt, answer.outcomes, context);
  saveAll(settled, outboxWrites(learnt.outbox, settled.outbox), context);
  if (settled.role.kind === 'leader' && settled.owner.kind === 'ready') {
    const { user } = settled.owner;
    context.effects.push({ kind: 'post', message: { kind: 'settled', user, outcomes: answer.outcomes } });
  }
  if (answer.outcomes.length === 0) return failPush(settled, 'lost', context);
  return awaitEchoes(askForOrphans({ ...settled, pushing: ready }));
}

/** An accepted write of a scope that is not here: the heads tell whether it is to come, or gone. */
function askForOrphans(state: SyncState): SyncState {
  const isOrphan = state.outbox.some(({ status, scope }) => status.kind === 'accepted' && !state.replicas.has(scope));
  return isOrphan ? { ...state, polling: { ...state.polling, dueMs: state.clock.nowMs } } : state;
}

export function failPush(state: SyncState, reason: FailureReason, context: Context): SyncState {
  const pushing = afterFailure(state, state.pushing, reason, context.random);
  return pushing === 'refused' ? refuse(state, reason, context) : { ...state, pushing };
}
