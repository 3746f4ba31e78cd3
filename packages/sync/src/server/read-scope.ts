import type { Change } from '../protocol/change.ts';
import type { Scope } from '../protocol/ids.ts';
import { isExpired } from '../protocol/is-expired.ts';
import type { ScopeRequest, SyncPage } from '../protocol/sync-answer.ts';
import type { LogStore } from './log-store.ts';

/** What the client has missed of a scope; all of it where nobody can tell any more what that is. */
export function readScope(
  store: LogStore,
  visible: ReadonlySet<Scope>,
  { scope, since }: ScopeRequest,
  { nowMs, changesPerPage }: { readonly nowMs: number; readonly changesPerPage: number },
): SyncPage {
  if (!visible.has(scope)) return { kind: 'gone', scope };
  const head = store.head(scope);
  // A cursor beyond the head is another epoch's.
  if (since === undefined || since < store.horizon(scope) || since > head) return snapshot(store, scope, nowMs);
  const read = store.readSince(scope, since, changesPerPage + 1);
  const changes = read.slice(0, changesPerPage).map((change) => withoutExpired(change, nowMs));
  const seq = read.length > changesPerPage ? (changes.at(-1)?.seq ?? head) : head;
  return { kind: 'changes', scope, since, seq, head, changes };
}

function snapshot(store: LogStore, scope: Scope, nowMs: number): SyncPage {
  const changes = store
    .readSince(scope, 0)
    .map((change) => withoutExpired(change, nowMs))
    .filter(({ kind }) => kind === 'put');
  return { kind: 'snapshot', scope, seq: store.head(scope), changes };
}

/** What has expired is not told any more, swept or not. */
function withoutExpired(change: Change, nowMs: number): Change {
  if (change.kind === 'delete' || !isExpired(change, nowMs)) return change;
  const { scope, seq, entity, atMs } = change;
  return { kind: 'delete', scope, seq, atMs, entity };
}
