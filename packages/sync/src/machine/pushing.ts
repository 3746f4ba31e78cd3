import type { Mutation, PushAnswer } from '../protocol/mutation.ts';
import type { Context } from './context.ts';
import type { FailureReason } from './event.ts';
import { learnServer } from './learn-server.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { canReach, refuse } from './reach.ts';
import { afterFailure, isDue, isOverdue, ready, startRequest } from './retry.ts';
import { saveAll } from './saving.ts';
import { outboxWrites, settleByOutcomes } from './settle.ts';
import type { SyncState } from './state.ts';
import { withReplica } from './with-replica.ts';

/** Sends what is pending, oldest first, one push at a time: so writes arrive in the order that they were made. */
export function reconcilePushing(state: SyncState, context: Context): SyncState {
  const { pushing, clock, options, owner } = state;
  if (isOverdue(pushing, clock.nowMs)) return failPush(state, 'lost', context);
  if (owner.kind !== 'ready' || !isDue(pushing, clock.nowMs) || !canReach(state)) return state;
  const pending = state.outbox.filter(({ status }) => status.kind === 'pending').slice(0, options.mutationsPerPush);
  if (pending.length === 0) return state;
  const running = startRequest(state, pushing);
  const mutations = pending.map((entry) => mutationOf(entry, owner.device));
  context.effects.push({ kind: 'push', request: running.request, mutations, refresh: running.refresh });
  return { ...state, pushing: running, lastRequest: running.request };
}

function mutationOf(entry: OutboxEntry, device: Mutation['device']): Mutation {
  const { status: _, kind, fields, expiresAtMs, ...common } = entry;
  if (kind === 'delete') return { ...common, device, kind };
  if (kind === 'patch' || expiresAtMs === undefined) return { ...common, device, kind, fields };
  return { ...common, device, kind, fields, expiresAtMs };
}

/** An answer that settles nothing counts as a failure, so that the next try waits. */
export function onPushed(state: SyncState, answer: PushAnswer, context: Context): SyncState {
  const learnt = learnServer(state, answer, context);
  const settled = settleByOutcomes(learnt, answer.outcomes, context);
  saveAll(settled, outboxWrites(learnt.outbox, settled.outbox), context);
  if (settled.role.kind === 'leader' && settled.owner.kind === 'ready') {
    const { user } = settled.owner;
    context.effects.push({ kind: 'post', message: { kind: 'settled', user, outcomes: answer.outcomes } });
  }
  if (answer.outcomes.length === 0) return failPush(settled, 'lost', context);
  const next = { ...settled, pushing: ready };
  return state.options.transport === 'pull' ? expectEchoes(next, answer) : next;
}

/** Without a socket nobody sends the echo: the accepted number tells that there is something to read. */
function expectEchoes(state: SyncState, { outcomes }: PushAnswer): SyncState {
  const accepted = new Map(
    outcomes.flatMap((outcome) => (outcome.kind === 'accepted' ? [[outcome.id, outcome.seq]] : [])),
  );
  let next = state;
  for (const { id, scope } of state.outbox) {
    const replica = next.replicas.get(scope);
    const seq = accepted.get(id) ?? 0;
    if (replica !== undefined && seq > replica.head) next = withReplica(next, { ...replica, head: seq });
  }
  return next;
}

export function failPush(state: SyncState, reason: FailureReason, context: Context): SyncState {
  const pushing = afterFailure(state, state.pushing, reason, context.random);
  return pushing === 'refused' ? refuse(state, reason, context) : { ...state, pushing };
}
