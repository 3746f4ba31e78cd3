import type { Change } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { SyncPage } from '../protocol/sync-answer.ts';
import { type Context, markChanged } from './context.ts';
import { applyPage, emptyReplica, heldPage, holdChange, newPart } from './replica.ts';
import { keepsCopy, saveAll } from './saving.ts';
import { outboxWrites, settleByPages } from './settle.ts';
import type { Replica, SyncState } from './state.ts';
import type { StorageWrite } from './storage-write.ts';
import { withoutReplica, withReplica } from './with-replica.ts';

/** A live change: applied if it is the next one, dropped if it is an old one, else held until a read has closed the gap. */
export function receiveChange(state: SyncState, change: Change, context: Context): SyncState {
  const { scope, seq } = change;
  const replica = state.replicas.get(scope) ?? emptyReplica(scope, seq);
  const { cursor } = replica;
  if (cursor !== null && seq <= cursor) return state;
  if (cursor === null || seq > cursor + 1) return withReplica(state, holdChange(replica, change));
  const head = Math.max(replica.head, seq);
  return receivePages(state, [{ kind: 'changes', scope, since: cursor, seq, head, changes: [change] }], context);
}

/** Pages of a read, of a live change, or of the leading tab: all that a server confirmed comes in here. */
export function receivePages(state: SyncState, pages: readonly SyncPage[], context: Context): SyncState {
  const taken: SyncPage[] = [];
  let next = state;
  for (const page of pages) {
    next = takePage(next, page, taken, context);
    const replica = next.replicas.get(page.scope);
    const held = replica === undefined ? null : heldPage(replica);
    if (held !== null) next = takePage(next, held, taken, context);
  }
  return taken.length === 0 ? state : finish(state, next, taken, context);
}

/** @param taken - gets the part of the page that made a difference. */
function takePage(state: SyncState, page: SyncPage, taken: SyncPage[], context: Context): SyncState {
  const before = state.replicas.get(page.scope);
  const part = page.kind === 'changes' ? newPart(page, before?.cursor ?? 0) : page;
  const after = replicaAfter(before, part);
  if (after === null) return state;
  taken.push(part);
  markDifference(before, after, part, context);
  return after === undefined ? withoutReplica(state, page.scope) : withReplica(state, after);
}

/** `undefined` where there is none any more, `null` where the page makes no difference. */
function replicaAfter(before: Replica | undefined, page: SyncPage): Replica | null | undefined {
  if (page.kind === 'gone') return before === undefined ? null : undefined;
  return applyPage(before ?? emptyReplica(page.scope, page.seq), page);
}

function markDifference(
  before: Replica | undefined,
  after: Replica | undefined,
  page: SyncPage,
  context: Context,
): void {
  if (page.kind === 'changes') {
    for (const { scope, entity } of page.changes) markChanged(context, scope, entity);
    return;
  }
  const mark = (from: Replica | undefined, to: Replica | undefined): void => {
    for (const [key, put] of from?.entities ?? []) {
      if (to?.entities.get(key) !== put) markChanged(context, put.scope, put.entity);
    }
  };
  mark(before, after);
  mark(after, before);
}

function writeFor(page: SyncPage): StorageWrite {
  const { scope } = page;
  if (page.kind === 'gone') return { kind: 'drop-scope', scope };
  const puts = page.changes.filter((change) => change.kind === 'put');
  if (page.kind === 'snapshot') return { kind: 'replace-scope', scope, cursor: page.seq, entities: puts };
  const deletes = page.changes.filter((change) => change.kind === 'delete').map(({ entity }) => entityKey(entity));
  return { kind: 'advance-scope', scope, since: page.since, cursor: page.seq, puts, deletes };
}

/** Settles the writes that the pages confirm, saves both in one transaction, and tells the other tabs. */
function finish(state: SyncState, received: SyncState, pages: readonly SyncPage[], context: Context): SyncState {
  const next = settleByPages(received, pages, context);
  if (state.role.kind === 'follower') return next;
  const settled = outboxWrites(state.outbox, next.outbox);
  saveAll(next, keepsCopy(next) ? [...pages.map(writeFor), ...settled] : settled, context);
  if (next.role.kind === 'leader' && next.owner.kind === 'ready' && next.epoch !== null) {
    const { epoch, owner } = next;
    context.effects.push({ kind: 'post', message: { kind: 'pages', user: owner.user, epoch, pages } });
  }
  return next;
}
