import { type Heads, headsTag } from '../protocol/heads.ts';
import { isScope } from '../protocol/ids.ts';
import type { Context } from './context.ts';
import { receivePages } from './receive.ts';
import { emptyReplica } from './replica.ts';
import { saveAll } from './saving.ts';
import { outboxWrites, settle } from './settle.ts';
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
  const left = settle(state, context, (entry) =>
    entry.status.kind !== 'accepted' || state.replicas.has(entry.scope) ? entry : null,
  );
  saveAll(left, outboxWrites(state.outbox, left.outbox), context);
  return left;
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
