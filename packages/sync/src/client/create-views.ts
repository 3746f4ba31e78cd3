import type { SyncState } from '../machine/state.ts';
import { statusOf } from '../machine/status.ts';
import type { SyncStatus } from '../machine/sync-status.ts';
import { type VisibleEntity, visibleEntities, visibleEntity } from '../machine/view.ts';
import { type EntityRef, entityKey } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import type { EntityList } from './sync-client.ts';

export interface Views {
  entity(scope: Scope, entity: EntityRef): VisibleEntity | undefined;
  entities(scope: Scope, type: string): EntityList;
  scopes(): readonly Scope[];
  status(): SyncStatus;
  /** Something in these scopes looks different. */
  forget(scopes: ReadonlySet<Scope>): void;
}

interface CachedList {
  list: EntityList;
  isCurrent: boolean;
}

/** Answers what the app asks, with the same objects for the same content, so that nothing is drawn again that did not change. */
export function createViews(state: () => SyncState): Views {
  const lists = new Map<Scope, Map<string, CachedList>>();
  let seenReplicas: SyncState['replicas'] | undefined;
  let scopes: readonly Scope[] = [];
  let status: SyncStatus | undefined;

  return {
    entity: (scope, entity) => visibleEntity(state(), scope, entity),
    entities: (scope, type) => {
      const ofScope = lists.get(scope) ?? new Map<string, CachedList>();
      lists.set(scope, ofScope);
      const cached = ofScope.get(type);
      if (cached?.isCurrent) return cached.list;
      const list = reuse(cached?.list ?? [], visibleEntities(state(), scope, type));
      ofScope.set(type, { list, isCurrent: true });
      return list;
    },
    scopes: () => {
      const { replicas } = state();
      if (replicas === seenReplicas) return scopes;
      seenReplicas = replicas;
      const known = [...replicas.keys()];
      if (!isSameList(known, scopes)) scopes = known;
      return scopes;
    },
    status: () => {
      const now = statusOf(state());
      if (!status || !isSameStatus(now, status)) status = now;
      return status;
    },
    forget: (changed) => {
      for (const scope of changed) for (const cached of lists.get(scope)?.values() ?? []) cached.isCurrent = false;
    },
  };
}

/** The former objects where they still hold, and the former list where all of them do. */
function reuse(before: EntityList, after: EntityList): EntityList {
  const former = new Map(before.map((each) => [entityKey(each.entity), each]));
  const list = after.map((each) => {
    const same = former.get(entityKey(each.entity));
    // What is pending has fields that were just put together.
    return same && !same.pending && !each.pending && same.confirmed === each.confirmed ? same : each;
  });
  return isSameList(list, before) ? before : list;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

function isSameStatus(a: SyncStatus, b: SyncStatus): boolean {
  return (
    a.connection === b.connection &&
    a.freshness.kind === b.freshness.kind &&
    sinceOf(a) === sinceOf(b) &&
    a.pending === b.pending &&
    a.failed === b.failed &&
    a.storing === b.storing
  );
}

const sinceOf = ({ freshness }: SyncStatus): number | null => (freshness.kind === 'stale' ? freshness.sinceMs : null);
