import type { MutationId } from '../protocol/ids.ts';
import { keepTime } from './clock.ts';
import { checkNow, onClosed, onMessage, reconcileConnection } from './connection.ts';
import type { Context } from './context.ts';
import { expectEchoes } from './echoes.ts';
import type { SyncEffect } from './effect.ts';
import { onDeposed, onElected, onVisible, reconcileRole } from './election.ts';
import type { HttpEvent, SyncEvent } from './event.ts';
import { sweepExpired } from './expiry.ts';
import { loadTimedOut, onLoaded, signIn, signOut } from './identity.ts';
import { addWrite, dismissWrite, retryWrites } from './outbox.ts';
import { failPush, onPushed, reconcilePushing } from './pushing.ts';
import { failRead, onHeadsRead, onHeadsUnchanged, onRead, reconcileReading } from './reading.ts';
import { onSaveFailed } from './saving.ts';
import type { Request, SyncState } from './state.ts';
import { freshAt } from './status.ts';
import { onTabMessage } from './tab-messages.ts';

/** What the world gives to a step. */
export interface Moment {
  /** The wall clock. */
  readonly wallMs: number;
  /** From 0 up to 1, another one each time. */
  readonly random: number;
}

export interface Stepped {
  readonly state: SyncState;
  /** To be performed in this order. */
  readonly effects: readonly SyncEffect[];
}

export type Step = (state: SyncState, event: SyncEvent, moment: Moment) => Stepped;

/**
 * The whole client: what it knows and what happened give what it knows then, and what it does. An event only changes what is known; what follows from that is then begun, if it is not
 * under way: so several reasons to connect, read or push are one connection, one read, one push.
 */
export const step: Step = (state, event, { wallMs, random }) => {
  const context: Context = { random, effects: [], changed: new Map() };
  const next = reconcile(take(keepTime(state, wallMs), event, context), context);
  if (context.changed.size > 0) context.effects.push({ kind: 'changed', entities: [...context.changed.values()] });
  return { state: next, effects: context.effects };
};

function take(state: SyncState, event: SyncEvent, context: Context): SyncState {
  switch (event.kind) {
    case 'sign-in':
      return signIn(state, event.user, context);
    case 'sign-out':
      return signOut(state, 'here', context);
    case 'mutate':
      return addWrite(state, event.id, event.write, context);
    case 'retry':
      return retry(state, event.id, context);
    case 'dismiss':
      return dismissWrite(state, event.id, context);
    case 'tick':
      return state;
    case 'visible':
      return event.visible ? checkNow(onVisible(state, true, context), context) : onVisible(state, false, context);
    case 'check':
      return checkNow(state, context);
    case 'loaded':
      return onLoaded(state, event.request, event.copy, context);
    case 'save-failed':
      return saveFailed(state, event, context);
    case 'message':
      return isSocket(state, event.socket) ? onMessage(state, event.message, context) : state;
    case 'closed':
      return isSocket(state, event.socket) ? onClosed(state, event.reason, context) : state;
    case 'heads-read':
    case 'heads-unchanged':
    case 'read':
    case 'pushed':
    case 'request-failed':
      return takeAnswer(state, event, context);
    case 'elected':
      return onElected(state, event.bid, context);
    case 'deposed':
      return onDeposed(state, event.bid, context);
    case 'tab-message':
      return onTabMessage(state, event.message, context);
  }
}

/** What the facts call for. */
function reconcile(state: SyncState, context: Context): SyncState {
  let next = state;
  if (next.owner.kind === 'loading' && loadTimedOut(next)) next = onLoaded(next, next.owner.request, null, context);
  if (next.owner.kind !== 'ready') return next;
  next = reconcileRole(next, context);
  next = sweepExpired(next, context);
  next = reconcileConnection(next, context);
  next = reconcileReading(expectEchoes(next), context);
  next = reconcilePushing(next, context);
  const freshAtMs = freshAt(next);
  return freshAtMs === next.freshAtMs ? next : { ...next, freshAtMs };
}

/** Numbers are never used twice, so an answer to a former user, leader or try is nobody's. */
function takeAnswer(state: SyncState, event: HttpEvent, context: Context): SyncState {
  const isRead = isRunning(state.reading, event.request);
  const asked = isRead ? state.reading : state.pushing;
  if (!isRunning(asked, event.request)) return state;
  switch (event.kind) {
    case 'heads-read':
      return onHeadsRead(state, event.answer, asked.sentAtMs, context);
    case 'heads-unchanged':
      return onHeadsUnchanged(state, event.nowMs, asked.sentAtMs, context);
    case 'read':
      return onRead(state, event.answer, asked.sentAtMs, context);
    case 'pushed':
      return onPushed(state, event.answer, asked.sentAtMs, context);
    case 'request-failed':
      return isRead ? failRead(state, event.reason, context) : failPush(state, event.reason, context);
  }
}

function isRunning(request: Request, number: number): request is Request & { kind: 'running' } {
  return request.kind === 'running' && request.request === number;
}

function isSocket({ connection }: SyncState, socket: number): boolean {
  return 'socket' in connection && connection.socket === socket;
}

function retry(state: SyncState, id: MutationId | undefined, context: Context): SyncState {
  const { connection } = state;
  const again: SyncState = connection.kind === 'refused' ? { ...state, connection: { kind: 'off' } } : state;
  return retryWrites(again, id, context);
}

function saveFailed(state: SyncState, event: SyncEvent & { kind: 'save-failed' }, context: Context): SyncState {
  if (state.owner.kind !== 'ready' || state.owner.session !== event.session) return state;
  return event.reason === 'full' ? onSaveFailed(state, context) : signOut(state, 'elsewhere', context);
}
