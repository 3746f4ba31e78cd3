import type { Change } from '../protocol/change.ts';
import type { EntityRef, Fields } from '../protocol/entity.ts';
import type { Scope } from '../protocol/ids.ts';
import { alivePut } from './alive-put.ts';
import type { FieldVersion, LogEntry } from './log-store.ts';

/** What the server itself changes, as after a webhook. It has seen everything, so it overwrites everything. */
export type ServerWrite =
  /** Creates the entity, or sets these fields of it. `expiresAtMs` absent: as before, or never. */
  | {
      readonly kind: 'put';
      readonly scope: Scope;
      readonly entity: EntityRef;
      readonly fields: Fields;
      readonly expiresAtMs?: number;
    }
  | { readonly kind: 'delete'; readonly scope: Scope; readonly entity: EntityRef };

/**
 * The entity's next entry. Absent: it is gone already.
 * @param entry - its last entry, be it a tombstone.
 */
export function resolveServerWrite(
  entry: LogEntry | undefined,
  write: ServerWrite,
  seq: number,
  nowMs: number,
): LogEntry | undefined {
  const alive = alivePut(entry, nowMs);
  const { scope, entity } = write;
  const common = { scope, seq, atMs: nowMs, entity };
  const version: FieldVersion = { seq, atMs: nowMs };
  if (write.kind === 'delete') {
    return alive === undefined ? undefined : { change: { ...common, kind: 'delete' }, versions: { '': version } };
  }
  const expiresAtMs = write.expiresAtMs ?? alive?.expiresAtMs;
  const change: Change = {
    ...common,
    kind: 'put',
    // No name is assigned to: one that means something to objects, such as `__proto__`, stays a name.
    fields: Object.fromEntries([...Object.entries(alive?.fields ?? {}), ...Object.entries(write.fields)]),
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
  };
  const held = alive === undefined ? [] : Object.entries(entry?.versions ?? {});
  const versions = Object.fromEntries([...held, ...Object.keys(write.fields).map((name) => [name, version] as const)]);
  return { change, versions };
}
