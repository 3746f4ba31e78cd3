import { isJsonObject, type Json, type JsonObject, type PatchOp } from '@driftscope/records';
import { idOf, idOfItem } from '../entities/entity-id.ts';
import { isReferenceName } from '../naming/own-id-field.ts';
import { isEqualButMarks } from './is-marked.ts';
import { findAtPlace, type Place, placeOf, valueAt } from './place.ts';
import type { Store, StoreChange } from './stores.ts';

/** What a commit put into a store that a write said too: an item, or the field of an entity. */
export interface OptimisticChange {
  readonly store: Store;
  readonly at: number;
  readonly seq: number;
  /** Of an item its list, of a field the field itself. */
  readonly place: Place;
  readonly value: Json;
  /** It was put into a list, or under a key of its own. */
  readonly isItem: boolean;
  /** What both say. */
  readonly shared: string;
  /** Id of the entity that it is, or is a field of. Absent: it has none. */
  readonly id?: string;
}

/** Patches larger than this bring a list, and not what a user just did. */
const MOST_INSERTS = 3;

/** Finds in a commit what a write says as well. */
export function optimisticChanges(change: StoreChange, says: ReadonlySet<string>): readonly OptimisticChange[] {
  const found: OptimisticChange[] = [];
  const keep = (one: OptimisticChange | undefined): void => {
    if (one !== undefined) found.push(one);
  };
  for (const op of change.patch ?? []) {
    if (op.op === 'set') {
      const isInList = typeof op.path.at(-1) === 'number';
      keep(isInList ? itemChange(change, op.path.slice(0, -1), op.value, says) : fieldChange(change, op, says));
    } else if (op.op === 'splice' && op.insert.length <= MOST_INSERTS) {
      for (const item of op.insert) keep(itemChange(change, op.path, item, says));
    }
  }
  return found;
}

/**
 * What the store shows of it now: as the commit put it there, but for marks that say whether it is settled. `undefined`: it is gone, or
 * says something else.
 */
export function shownNow({ store, place, value, isItem, id }: OptimisticChange): Json | undefined {
  const isSame = (item: Json): boolean => isEqualButMarks(value, item);
  if (!isItem) return findAtPlace(store.state, place, isSame);
  let shown: Json | undefined;
  findAtPlace(store.state, place, (list) => {
    if (!Array.isArray(list)) return false;
    shown = list.find((item: Json) => (id === undefined || idOfItem(item) === id) && isSame(item));
    return shown !== undefined;
  });
  return shown;
}

function itemChange(
  { store, at, seq }: StoreChange,
  path: PatchOp['path'],
  value: Json,
  says: ReadonlySet<string>,
): OptimisticChange | undefined {
  const shared = sharedText(value, says);
  if (shared === undefined) return undefined;
  const place = placeOf(store.state, path);
  const id = idOfItem(value);
  return { store, at, seq, place, value, isItem: true, shared, ...(id !== undefined && { id }) };
}

/** A new value of a field, in an entity that the write names. */
function fieldChange(
  { store, at, seq }: StoreChange,
  { path, value }: Extract<PatchOp, { op: 'set' }>,
  says: ReadonlySet<string>,
): OptimisticChange | undefined {
  const parent = valueAt(store.state, path, path.length - 1);
  const id = isJsonObject(parent) ? idOf(parent) : undefined;
  const named = (isJsonObject(value) ? idOf(value) : undefined) ?? id;
  if (named === undefined || !says.has(named)) return undefined;
  return { store, at, seq, place: placeOf(store.state, path), value, isItem: false, shared: named, id: named };
}

function sharedText(value: Json, says: ReadonlySet<string>): string | undefined {
  if (typeof value === 'string') return says.has(value) ? value : undefined;
  if (typeof value === 'number') return says.has(String(value)) ? String(value) : undefined;
  return isJsonObject(value) ? sharedField(value, says) : undefined;
}

/** A text of the object itself, not of what it holds, such as its author; rather its own than the id of what it belongs to. */
function sharedField(object: JsonObject, says: ReadonlySet<string>): string | undefined {
  let reference: string | undefined;
  for (const name in object) {
    const text = object[name];
    if (typeof text !== 'string' || !says.has(text)) continue;
    if (!isReferenceName(name)) return text;
    reference ??= text;
  }
  return reference;
}
