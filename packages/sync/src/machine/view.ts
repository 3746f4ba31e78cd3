import type { Change, Put } from '../protocol/change.ts';
import { type EntityRef, entityKey, type Fields } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import { isExpired } from '../protocol/is-expired.ts';
import { serverNow } from './clock.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SyncState } from './state.ts';

/** An entity as the user is to see it: what the server confirmed, with the user's own writes on top. */
export interface VisibleEntity {
  readonly scope: Scope;
  readonly entity: EntityRef;
  readonly fields: Fields;
  /** The last change of it that the server told; absent for what only this device has. */
  readonly confirmed?: Put;
  /** True while a write of it is on its way. */
  readonly pending: boolean;
}

/** Absent where the entity is not there, expired, or deleted here. */
export function visibleEntity(state: SyncState, scope: Scope, entity: EntityRef): VisibleEntity | undefined {
  const key = entityKey(entity);
  const confirmed = state.replicas.get(scope)?.entities.get(key);
  const writes = state.outbox.filter((entry) => entry.scope === scope && entityKey(entry.entity) === key);
  return layered(confirmed, writes, serverNow(state));
}

/** All that is visible of one type in a scope, in no order that means anything. */
export function visibleEntities(state: SyncState, scope: Scope, type: string): readonly VisibleEntity[] {
  const nowMs = serverNow(state);
  const writes = new Map<string, OutboxEntry[]>();
  for (const entry of state.outbox) {
    if (entry.scope !== scope || entry.entity.type !== type) continue;
    const key = entityKey(entry.entity);
    writes.set(key, [...(writes.get(key) ?? []), entry]);
  }
  const seen: VisibleEntity[] = [];
  for (const [key, put] of state.replicas.get(scope)?.entities ?? []) {
    if (put.entity.type !== type) continue;
    const entity = layered(put, writes.get(key) ?? [], nowMs);
    if (entity !== undefined) seen.push(entity);
    writes.delete(key);
  }
  for (const made of writes.values()) {
    const entity = layered(undefined, made, nowMs);
    if (entity !== undefined) seen.push(entity);
  }
  return seen;
}

/** A write that the server turned down. It is taken back, and kept for the app to show, retry or dismiss. */
export interface FailedWrite extends Pick<OutboxEntry, 'id' | 'kind' | 'scope' | 'entity' | 'fields'> {
  /** What the server's rules say, or `too-old`. */
  readonly reason: string;
}

export function failedWrites({ outbox }: SyncState): readonly FailedWrite[] {
  return outbox.flatMap(({ status, id, kind, scope, entity, fields }) =>
    status.kind === 'failed' ? [{ id, kind, scope, entity, fields, reason: status.reason }] : [],
  );
}

function layered(confirmed: Put | undefined, writes: readonly OutboxEntry[], nowMs: number): VisibleEntity | undefined {
  const base = confirmed !== undefined && !isExpired(confirmed, nowMs) ? confirmed : undefined;
  let fields: Fields | undefined = base?.fields;
  let named: Pick<Change, 'scope' | 'entity'> | undefined = base;
  let pending = false;
  for (const write of writes) {
    if (write.status.kind === 'failed') continue;
    pending = true;
    named = write;
    if (write.kind === 'delete' || isExpired(write, nowMs)) fields = undefined;
    else if (write.kind === 'put' || fields !== undefined) fields = { ...fields, ...write.fields };
  }
  if (fields === undefined || named === undefined) return undefined;
  const { scope, entity } = named;
  return { scope, entity, fields, pending, ...(base === undefined ? {} : { confirmed: base }) };
}
