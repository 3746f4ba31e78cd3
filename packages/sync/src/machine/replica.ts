import type { Change, Put } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import type { SyncPage } from '../protocol/sync-answer.ts';
import { PersistentMap } from './persistent-map.ts';
import type { Replica } from './state.ts';

export type ChangesPage = SyncPage & { kind: 'changes' };
export type SnapshotPage = SyncPage & { kind: 'snapshot' };

/** A scope of which nothing is known but that it is there. */
export function emptyReplica(scope: Scope, head: number): Replica {
  return {
    scope,
    cursor: null,
    head,
    entities: PersistentMap.empty(),
    held: [],
    sweptMs: 0,
    expiresNextMs: Number.POSITIVE_INFINITY,
  };
}

export function isBehind({ cursor, head }: Replica): boolean {
  return cursor === null || cursor < head;
}

/** The part of a page that is new to whoever has applied everything up to `cursor`. */
export function newPart(page: ChangesPage, cursor: number): ChangesPage {
  if (page.since >= cursor) return page;
  return { ...page, since: cursor, changes: page.changes.filter(({ seq }) => seq > cursor) };
}

/** The replica after a page; `null` where the page does not fit on it: it is for another cursor, or older. */
export function applyPage(replica: Replica, page: ChangesPage | SnapshotPage): Replica | null {
  const { cursor } = replica;
  if (cursor !== null && page.seq < cursor) return null;
  const held = replica.held.filter(({ seq }) => seq > page.seq);
  if (page.kind === 'changes') {
    if (page.since !== cursor) return null;
    const head = Math.max(replica.head, page.head, page.seq);
    return applyChanges({ ...replica, cursor: page.seq, head, held }, page.changes);
  }
  const blank = emptyReplica(replica.scope, Math.max(replica.head, page.seq));
  return applyChanges(
    { ...blank, cursor: page.seq, held },
    page.changes,
    cursor === null ? undefined : replica.entities,
  );
}

/** @param known - an entity that is the same in here keeps its object, so that nothing is drawn again for it. */
function applyChanges(replica: Replica, changes: readonly Change[], known?: PersistentMap<Put>): Replica {
  let { expiresNextMs } = replica;
  const entities = replica.entities.with(
    changes.map((change) => {
      const key = entityKey(change.entity);
      if (change.kind === 'delete') return [key, undefined];
      expiresNextMs = Math.min(expiresNextMs, change.expiresAtMs ?? Number.POSITIVE_INFINITY);
      const same = known?.get(key);
      return [key, same?.seq === change.seq ? same : change];
    }),
  );
  return { ...replica, entities, expiresNextMs };
}

/** How many early changes are kept. More are left to the read, which brings them anyway. */
const HELD_MAX = 1_000;

/** Keeps a change that came too early, in its place. The replica is behind from now on. */
export function holdChange(replica: Replica, change: Change): Replica {
  const head = Math.max(replica.head, change.seq);
  const at = replica.held.findIndex(({ seq }) => seq >= change.seq);
  const isKnown = replica.held[at]?.seq === change.seq;
  if (isKnown || replica.held.length >= HELD_MAX) return { ...replica, head };
  return { ...replica, head, held: replica.held.toSpliced(at < 0 ? replica.held.length : at, 0, change) };
}

/** The held changes that are next in line, as a page; `null` where there are none. */
export function heldPage({ scope, cursor, head, held }: Replica): ChangesPage | null {
  if (cursor === null) return null;
  const changes = held.filter(({ seq }, index) => seq === cursor + 1 + index);
  return changes.length === 0
    ? null
    : { kind: 'changes', scope, since: cursor, seq: cursor + changes.length, head, changes };
}

/** The page that makes an empty replica this one; `null` where this one waits for a snapshot itself. */
export function snapshotOf({ scope, cursor, entities }: Replica): SnapshotPage | null {
  return cursor === null ? null : { kind: 'snapshot', scope, seq: cursor, changes: [...entities.values()] };
}
