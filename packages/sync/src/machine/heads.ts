import { type Heads, headsTag } from '../protocol/heads.ts';
import { isScope } from '../protocol/ids.ts';
import { type Context, markChanged } from './context.ts';
import { receivePages } from './receive.ts';
import { emptyReplica } from './replica.ts';
import { saveAll } from './saving.ts';
import { outboxWrites } from './settle.ts';
import type { SyncState } from './state.ts';

/** The scopes are those that the server names, and each is as far as it says: what is behind will be read. */
export function learnHeads(state: SyncState, heads: Heads, context: Context): SyncState {
  const gone = [...state.replicas.keys()].filter((scope) => heads[scope] === undefined);
  const kept = receivePages(
    state,
    gone.map((scope) => ({ kind: 'gone', scope })),
    context,
  );
  const replicas = new Map(kept.replicas);
  for (const [scope, head] of Object.entries(heads)) {
    if (!isScope(scope)) continue;
    const replica = replicas.get(scope) ?? emptyReplica(scope, head);
    replicas.set(scope, head > replica.head ? { ...replica, head } : replica);
  }
  return dropOrphans({ ...kept, replicas }, context);
}

/** What was accepted for a scope that is not this user's any more will never be seen in it. */
export function dropOrphans(state: SyncState, context: Context): SyncState {
  const outbox = state.outbox.filter(({ status, scope }) => status.kind !== 'accepted' || state.replicas.has(scope));
  if (outbox.length === state.outbox.length) return state;
  for (const entry of state.outbox) if (!outbox.includes(entry)) markChanged(context, entry.scope, entry.entity);
  saveAll(state, outboxWrites(state.outbox, outbox), context);
  return { ...state, outbox };
}

/** The tag of what this client knows of, be it held or still to be read: where it is the server's, nothing else is missing. */
export function knownTag({ epoch, replicas }: SyncState): string {
  return headsTag(
    epoch ?? '',
    [...replicas.values()].map(({ scope, head }) => [scope, head] as const),
  );
}

/** The tag of what this client holds. */
export function heldTag({ epoch, replicas }: SyncState): string {
  const cursors: [string, number][] = [];
  for (const [scope, { cursor }] of replicas) if (cursor !== null) cursors.push([scope, cursor]);
  return headsTag(epoch ?? '', cursors);
}
