import type { SyncState } from '../machine/state.ts';
import { statusOf } from '../machine/status.ts';
import type { SyncStatus } from '../machine/sync-status.ts';
import { type FailedWrite, failedWrites, type VisibleEntity, visibleEntities, visibleEntity } from '../machine/view.ts';
import { type EntityRef, entityKey } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import type { EntityList } from './sync-client.ts';

export interface Views {
  entity(scope: Scope, entity: EntityRef): VisibleEntity | undefined;
  entities(scope: Scope, type: string): EntityList;
  scopes(): readonly Scope[];
  failedWrites(): readonly FailedWrite[];
  status(): SyncStatus;
  /** These look different, or may. */
  changed(entities: readonly ChangedEntity[]): void;
}

export interface ChangedEntity {
  readonly scope: Scope;
  readonly entity: EntityRef;
}

/** A list that somebody has asked for: kept up by what changes, so that one change among many entities costs one. */
interface Kept {
  readonly byKey: Map<string, VisibleEntity>;
  /** Absent after a change, until it is asked for again. */
  list: EntityList | undefined;
}

/** Answers what the app asks, with the same objects for the same content, so that nothing is drawn again that did not change. */
export function createViews(state: () => SyncState): Views {
  const keptLists = new Map<Scope, Map<string, Kept>>();
  let seenReplicas: SyncState['replicas'] | undefined;
  let scopes: readonly Scope[] = [];
  let seenOutbox: SyncState['outbox'] | undefined;
  let failed: readonly FailedWrite[] = [];
  let status: SyncStatus | undefined;

  const keep = (scope: Scope, type: string): Kept => {
    const byType = keptLists.get(scope) ?? new Map<string, Kept>();
    keptLists.set(scope, byType);
    const known = byType.get(type);
    if (known) return known;
    const entities = visibleEntities(state(), scope, type);
    const made = { byKey: new Map(entities.map((each) => [entityKey(each.entity), each])), list: undefined };
    byType.set(type, made);
    return made;
  };

  const update = (kept: Kept, { scope, entity }: ChangedEntity) => {
    const key = entityKey(entity);
    const before = kept.byKey.get(key);
    const after = visibleEntity(state(), scope, entity);
    if (before === after || (before && after && isSameEntity(before, after))) return;
    if (after) kept.byKey.set(key, after);
    else kept.byKey.delete(key);
    kept.list = undefined;
  };

  return {
    entity: (scope, entity) => visibleEntity(state(), scope, entity),
    entities: (scope, type) => {
      const kept = keep(scope, type);
      kept.list ??= [...kept.byKey.values()];
      return kept.list;
    },
    scopes: () => {
      const { replicas } = state();
      if (replicas === seenReplicas) return scopes;
      seenReplicas = replicas;
      const known = [...replicas.keys()];
      if (known.length !== scopes.length || known.some((scope, at) => scope !== scopes[at])) scopes = known;
      return scopes;
    },
    failedWrites: () => {
      const { outbox } = state();
      if (outbox !== seenOutbox) failed = failedWrites(state());
      seenOutbox = outbox;
      return failed;
    },
    status: () => {
      const now = statusOf(state());
      if (status === undefined || JSON.stringify(now) !== JSON.stringify(status)) status = now;
      return status;
    },
    changed: (entities) => {
      for (const each of entities) {
        const kept = keptLists.get(each.scope)?.get(each.entity.type);
        if (kept) update(kept, each);
      }
    },
  };
}

/** What is pending has fields that were just put together. */
const isSameEntity = (a: VisibleEntity, b: VisibleEntity): boolean =>
  !a.pending && !b.pending && a.confirmed === b.confirmed;
