import type { Context } from './context.ts';
import { ready } from './retry.ts';
import type { SyncState } from './state.ts';

/** Whether this tab is the one that speaks with the server. */
export function speaks({ owner, role }: SyncState): boolean {
  return owner.kind === 'ready' && role.kind !== 'follower';
}

/** Whether a request may go out now: with a socket, only once it has said hello, since nothing else is reached before either. */
export function canReach(state: SyncState): boolean {
  if (!speaks(state) || state.connection.kind === 'refused') return false;
  return state.options.transport === 'pull' || state.connection.kind === 'open';
}

/** The server will not have this user: nothing is tried until the app signs in again or says `retry`. */
export function refuse(state: SyncState, reason: string, context: Context): SyncState {
  const { connection } = state;
  if (connection.kind === 'open' || connection.kind === 'opening') {
    context.effects.push({ kind: 'close', socket: connection.socket });
  }
  context.effects.push({ kind: 'notice', notice: { kind: 'refused', reason } });
  return { ...state, connection: { kind: 'refused', reason }, reading: ready, pushing: ready };
}
