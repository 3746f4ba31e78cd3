import type { Change, Put } from '../protocol/change.ts';
import type { Mutation } from '../protocol/mutation.ts';
import { alivePut } from './alive-put.ts';
import type { FieldVersion, LogEntry } from './log-store.ts';

export type Resolution =
  | { readonly kind: 'change'; readonly entry: LogEntry }
  /** It is so already. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly reason: 'newer' | 'gone' };

/**
 * Decides what becomes of a write, whose `seen` is of this epoch.
 * @param entry - the entity's last entry, be it a tombstone.
 * @param seq - the number that a change gets.
 */
export type Resolve = (entry: LogEntry | undefined, mutation: Mutation, seq: number, nowMs: number) => Resolution;

/**
 * Field by field: what the writer had before its eyes is overwritten; of what it had not, the newer stays, by the server's clock. To delete is to write every field.
 */
export const resolveMutation: Resolve = (entry, mutation, seq, nowMs) => {
  const alive = alivePut(entry, nowMs);
  const version: FieldVersion = { seq, atMs: Math.min(mutation.atMs, nowMs), device: mutation.device };
  const held = versionsOf(entry, nowMs);
  const beaten = held.filter(([, one]) => hasSeen(mutation, one) || version.atMs > one.atMs);
  if (mutation.kind === 'delete') {
    if (alive === undefined) return { kind: 'nothing' };
    if (beaten.length < held.length) return { kind: 'conflict', reason: 'newer' };
    const change: Change = { ...common(mutation, seq, nowMs), kind: 'delete', ...overwrote(mutation, beaten) };
    return { kind: 'change', entry: { change, versions: { '': version } } };
  }
  if (alive !== undefined) return writeFields(alive, new Map(held), mutation, version, nowMs);
  if (mutation.kind === 'patch' || beaten.length < held.length) return { kind: 'conflict', reason: 'gone' };
  return writeFields(undefined, new Map(), mutation, version, nowMs);
};

/** What expired is as good as swept: a tombstone from the time when it expired. */
function versionsOf(entry: LogEntry | undefined, nowMs: number): [name: string, held: FieldVersion][] {
  if (entry?.change.kind !== 'put' || alivePut(entry, nowMs)) return Object.entries(entry?.versions ?? {});
  const { seq, atMs, expiresAtMs = atMs } = entry.change;
  return [['', { seq, atMs: expiresAtMs }]];
}

function writeFields(
  alive: Put | undefined,
  held: ReadonlyMap<string, FieldVersion>,
  mutation: Mutation & { kind: 'put' | 'patch' },
  version: FieldVersion,
  nowMs: number,
): Resolution {
  const names = Object.keys(mutation.fields);
  const lost = names.filter((name) => !wins(mutation, version, held.get(name)));
  const won = names.filter((name) => !lost.includes(name));
  if (lost.length > 0 && won.length === 0) return { kind: 'conflict', reason: 'newer' };
  if (alive !== undefined && won.length === 0) return { kind: 'nothing' };
  const beaten = [...held].filter(([name]) => won.includes(name));
  const expiresAtMs = (mutation.kind === 'put' ? mutation.expiresAtMs : undefined) ?? alive?.expiresAtMs;
  const change: Change = {
    ...common(mutation, version.seq, nowMs),
    kind: 'put',
    // No name is assigned to: one that means something to objects, such as `__proto__`, stays a name.
    fields: Object.fromEntries([
      ...Object.entries(alive?.fields ?? {}),
      ...Object.entries(mutation.fields).filter(([name]) => won.includes(name)),
    ]),
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
    ...(lost.length === 0 ? {} : { lost }),
    ...overwrote(mutation, beaten),
  };
  const versions = Object.fromEntries([...held, ...won.map((name) => [name, version] as const)]);
  return { kind: 'change', entry: { change, versions } };
}

function wins(mutation: Mutation, version: FieldVersion, held: FieldVersion | undefined): boolean {
  return held === undefined || hasSeen(mutation, held) || version.atMs > held.atMs;
}

/** A device knows what it wrote itself: its writes come in order. */
function hasSeen({ seen, device }: Mutation, held: FieldVersion): boolean {
  return held.device === device || (seen !== undefined && held.seq <= seen.seq);
}

function common({ scope, entity, id }: Mutation, seq: number, nowMs: number): Omit<Change, 'kind' | 'fields'> {
  return { scope, seq, atMs: nowMs, entity, mutation: id };
}

/** Other devices' fields that this write replaces without having seen them, by device. */
function overwrote(
  mutation: Mutation,
  beaten: readonly (readonly [name: string, held: FieldVersion])[],
): Pick<Change, 'overwrote'> {
  const fields = new Map<NonNullable<FieldVersion['device']>, string[]>();
  for (const [name, held] of beaten) {
    if (held.device === undefined || hasSeen(mutation, held)) continue;
    fields.set(held.device, [...(fields.get(held.device) ?? []), name]);
  }
  if (fields.size === 0) return {};
  return { overwrote: [...fields].map(([device, names]) => ({ device, fields: names })) };
}
