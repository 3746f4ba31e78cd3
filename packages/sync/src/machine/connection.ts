import type { ServerMessage } from '../protocol/server-message.ts';
import type { Context } from './context.ts';
import type { CloseReason } from './event.ts';
import { knownTag, learnHeads } from './heads.ts';
import { learnServer, learnServerTime } from './learn-server.ts';
import { refuse, speaks } from './reach.ts';
import { receiveChange, receivePages } from './receive.ts';
import { emptyReplica } from './replica.ts';
import { hurry, ready, retryGapMs } from './retry.ts';
import type { Connection, SyncState } from './state.ts';
import { withReplica } from './with-replica.ts';

/** Opens, waits, asks whether the other end is alive, and gives up on an end that is not. */
export function reconcileConnection(state: SyncState, context: Context): SyncState {
  const { connection, clock, options } = state;
  if (!speaks(state) || options.transport === 'pull') return closeConnection(state, context);
  switch (connection.kind) {
    case 'off':
      return open(state, { attempt: 0, refresh: false }, context);
    case 'waiting':
      return clock.nowMs < connection.untilMs ? state : open(state, connection, context);
    case 'opening':
      if (clock.nowMs < connection.sinceMs + options.openTimeoutMs) return state;
      context.effects.push({ kind: 'close', socket: connection.socket });
      return waitToOpen(state, connection.attempt + 1, connection.refresh, context);
    case 'open':
      return checkHeartbeat(state, connection, context);
    case 'refused':
      return state;
  }
}

function open(
  state: SyncState,
  { attempt, refresh }: { readonly attempt: number; readonly refresh: boolean },
  context: Context,
): SyncState {
  const socket = state.lastRequest + 1;
  const sinceMs = state.clock.nowMs;
  context.effects.push({ kind: 'open', socket, refresh });
  return { ...state, lastRequest: socket, connection: { kind: 'opening', socket, sinceMs, refresh, attempt } };
}

function waitToOpen(state: SyncState, attempt: number, refresh: boolean, context: Context): SyncState {
  const untilMs = state.clock.nowMs + retryGapMs(state.options, attempt, context.random);
  return { ...state, connection: { kind: 'waiting', untilMs, refresh, attempt } };
}

function checkHeartbeat(state: SyncState, connection: Connection & { kind: 'open' }, context: Context): SyncState {
  const { clock, options } = state;
  const { socket, ping: pinged } = connection;
  if (pinged === undefined) {
    const isDue = clock.nowMs >= connection.verifiedAtMs + options.heartbeatMs;
    return isDue ? ping(state, connection, options.heartbeatTimeoutMs, context) : state;
  }
  if (clock.nowMs < pinged.deadlineMs) return state;
  context.effects.push({ kind: 'close', socket });
  return open(state, { attempt: 1, refresh: false }, context);
}

/** While a ping is under way, another one only shortens the wait: any answer will do. */
function ping(
  state: SyncState,
  connection: Connection & { kind: 'open' },
  timeoutMs: number,
  context: Context,
): SyncState {
  const { nowMs } = state.clock;
  const { sentAtMs, deadlineMs } = connection.ping ?? { sentAtMs: nowMs, deadlineMs: Number.POSITIVE_INFINITY };
  const pinged = { sentAtMs, deadlineMs: Math.min(deadlineMs, nowMs + timeoutMs) };
  context.effects.push({ kind: 'send', socket: connection.socket, message: { kind: 'ping' } });
  return { ...state, connection: { ...connection, ping: pinged } };
}

/** Asks now what would be asked later: is the socket alive, is anything new, can it be reached again? */
export function checkNow(state: SyncState, context: Context): SyncState {
  const { connection, clock, options } = state;
  const hurried = { ...state, reading: hurry(state.reading), pushing: hurry(state.pushing) };
  if (options.transport === 'pull')
    return { ...hurried, polling: { ...state.polling, dueMs: clock.nowMs, gapMs: options.pollMs } };
  if (connection.kind === 'open') return ping(hurried, connection, options.resumeTimeoutMs, context);
  if (connection.kind !== 'waiting') return hurried;
  return { ...hurried, connection: { ...connection, untilMs: clock.nowMs } };
}

export function closeConnection(state: SyncState, context: Context): SyncState {
  const { connection } = state;
  if (connection.kind === 'off' || connection.kind === 'refused') return state;
  if (connection.kind !== 'waiting') context.effects.push({ kind: 'close', socket: connection.socket });
  return { ...state, connection: { kind: 'off' } };
}

export function onClosed(state: SyncState, reason: CloseReason, context: Context): SyncState {
  const { connection } = state;
  if (connection.kind !== 'open' && connection.kind !== 'opening') return state;
  const isNew = connection.kind === 'opening';
  const attempt = isNew ? connection.attempt + 1 : 1;
  const refreshed = isNew && connection.refresh;
  switch (reason) {
    case 'lost':
      return waitToOpen(state, attempt, refreshed, context);
    case 'kicked':
      return waitToOpen(state, attempt, true, context);
    case 'refused':
      return refuse(state, reason, context);
    case 'unauthorized':
      if (refreshed) return refuse(state, reason, context);
      // A socket that was open waits like a kicked one: a server that turns all of them out does not get all of them back at once.
      return isNew ? open(state, { attempt, refresh: true }, context) : waitToOpen(state, attempt, true, context);
  }
}

export function onMessage(state: SyncState, message: ServerMessage, context: Context): SyncState {
  const { connection } = state;
  if (message.kind === 'hello') return onHello(state, message, context);
  // Before the server has said who it takes this client for, nothing that it says is this user's.
  if (connection.kind !== 'open') return state;
  const heard: SyncState = { ...state, connection: { ...connection, heardAtMs: state.clock.nowMs } };
  switch (message.kind) {
    case 'change':
      return receiveChange(heard, message.change, context);
    case 'pong':
      return onPong(heard, message);
    case 'joined':
      if (heard.replicas.has(message.scope)) return heard;
      return withReplica(heard, emptyReplica(message.scope, message.head));
    case 'left':
      return receivePages(heard, [{ kind: 'gone', scope: message.scope }], context);
  }
}

function onHello(state: SyncState, hello: ServerMessage & { kind: 'hello' }, context: Context): SyncState {
  const { connection, owner, clock } = state;
  if (connection.kind !== 'opening' || owner.kind !== 'ready') return state;
  if (hello.user !== owner.user) {
    context.effects.push({ kind: 'close', socket: connection.socket });
    return onClosed(state, 'unauthorized', context);
  }
  const opened: SyncState = {
    ...state,
    connection: { kind: 'open', socket: connection.socket, heardAtMs: clock.nowMs, verifiedAtMs: clock.nowMs },
    // What was asked over the network as it was before may never be answered.
    reading: ready,
    pushing: ready,
  };
  return learnHeads(learnServer(opened, hello, connection.sinceMs, context), hello.heads, context);
}

/** A change can get lost on an open socket too, behind a server that drops it. The tag shows it, and the heads say where. */
function onPong(state: SyncState, pong: ServerMessage & { kind: 'pong' }): SyncState {
  const { connection, polling } = state;
  if (connection.kind !== 'open') return state;
  const { socket, heardAtMs, verifiedAtMs, ping: pinged } = connection;
  const verified: SyncState = { ...state, connection: { kind: 'open', socket, heardAtMs, verifiedAtMs: heardAtMs } };
  const timed = learnServerTime(verified, pong.nowMs, pinged?.sentAtMs ?? verifiedAtMs);
  if (pong.tag === knownTag(timed)) return timed;
  return { ...timed, polling: { ...polling, dueMs: timed.clock.nowMs } };
}
