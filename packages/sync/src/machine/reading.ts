import type { HeadsAnswer, ScopeRequest, SyncAnswer } from '../protocol/sync-answer.ts';
import type { Context } from './context.ts';
import type { FailureReason } from './event.ts';
import { dropOrphans, heldTag, learnHeads } from './heads.ts';
import { learnServer, learnServerTime } from './learn-server.ts';
import { canReach, refuse } from './reach.ts';
import { receivePages } from './receive.ts';
import { isBehind } from './replica.ts';
import { afterFailure, isDue, isOverdue, ready, startRequest } from './retry.ts';
import type { SyncState } from './state.ts';

/** Reads what is behind; else asks for the heads when that is due. One read at a time, whatever asked for it. */
export function reconcileReading(state: SyncState, context: Context): SyncState {
  const { reading, clock, options, polling, visible } = state;
  if (isOverdue(reading, state)) return failRead(state, 'lost', context);
  // Nothing is pulled for a page that nobody sees.
  if (options.transport === 'pull' && !visible) return state;
  if (!isDue(reading, clock.nowMs) || !canReach(state)) return state;
  const running = startRequest(state, reading);
  const { request, refresh } = running;
  const behind = scopesBehind(state);
  if (behind.length > 0) {
    context.effects.push({ kind: 'read', request, scopes: behind.slice(0, options.scopesPerRead), refresh });
  } else if (clock.nowMs >= polling.dueMs) {
    context.effects.push({ kind: 'read-heads', request, tag: heldTag(state), refresh });
  } else {
    return state;
  }
  return { ...state, reading: running, lastRequest: request };
}

export function scopesBehind({ replicas }: SyncState): readonly ScopeRequest[] {
  const behind: ScopeRequest[] = [];
  for (const replica of replicas.values()) {
    if (!isBehind(replica)) continue;
    const { scope, cursor } = replica;
    behind.push(cursor === null ? { scope } : { scope, since: cursor });
  }
  return behind;
}

/** An answer that brings nothing counts as a failure, so that the next try waits. */
export function onRead(state: SyncState, answer: SyncAnswer, sentAtMs: number, context: Context): SyncState {
  const learnt = learnServer(state, answer, sentAtMs, context);
  const next = receivePages(learnt, answer.pages, context);
  if (next.replicas === learnt.replicas) return failRead(next, 'lost', context);
  const { polling, options } = next;
  const dueMs = Math.min(polling.dueMs, nextPollMs(next, options.pollMs));
  return { ...next, reading: ready, polling: { ...polling, dueMs, gapMs: options.pollMs } };
}

export function onHeadsRead(state: SyncState, answer: HeadsAnswer, sentAtMs: number, context: Context): SyncState {
  const { pollMs } = state.options;
  const next = learnHeads(learnServer(state, answer, sentAtMs, context), answer.heads, context);
  const polling = { dueMs: nextPollMs(state, pollMs), gapMs: pollMs, askedAtMs: sentAtMs };
  return { ...next, reading: ready, polling };
}

/** The heads are what this client holds. The longer nothing changes, the less often it asks. */
export function onHeadsUnchanged(
  state: SyncState,
  serverMs: number | undefined,
  sentAtMs: number,
  context: Context,
): SyncState {
  const { options } = state;
  const gapMs = Math.max(options.pollMs, Math.min(options.pollMaxMs, state.polling.gapMs * 1.5));
  const polling = { dueMs: nextPollMs(state, gapMs), gapMs, askedAtMs: sentAtMs };
  const polled = { ...state, reading: ready, polling };
  return dropOrphans(serverMs === undefined ? polled : learnServerTime(polled, serverMs, sentAtMs), context);
}

function nextPollMs({ options, clock }: SyncState, gapMs: number): number {
  return options.transport === 'pull' ? clock.nowMs + gapMs : Number.POSITIVE_INFINITY;
}

export function failRead(state: SyncState, reason: FailureReason, context: Context): SyncState {
  const reading = afterFailure(state, state.reading, reason, context.random);
  return reading === 'refused' ? refuse(state, reason, context) : { ...state, reading };
}
