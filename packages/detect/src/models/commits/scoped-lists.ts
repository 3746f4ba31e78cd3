import { isJsonObject, type Json, type PatchOp, type PatchPath } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { idOf, isEntity, isIdField } from '#entities/entity-id.ts';
import { referencesOf } from '#entities/references.ts';
import { type Place, placeOf, placeText, valueAt } from '#stores/place.ts';
import type { Store, StoreChange, StoreFacts } from '#stores/stores.ts';

/** A list that shows what belongs to one thing, and then, as a whole, what belongs to another. */
export interface Turn {
  /** What it belonged to before. */
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly seq: number;
}

export interface ScopedListModel {
  /** When a list was last filled anew with what belongs to something else, by this field (`room`, as in `roomId`). `undefined`: never seen. */
  lastTurn(session: Session, store: Store, place: Place, field: string): Turn | undefined;
}

/** Lists and fields remembered for each page, and items of a list that are looked at. */
const MOST_LISTS = 200;
const MOST_ITEMS = 50;
/** How deep lists are looked for in a whole state. */
const DEEPEST = 6;

interface Shown {
  readonly scope: string;
  readonly turn?: Turn;
}

/** Knows of lists that show what belongs to one thing at a time: the messages of the open room. */
export function createScopedListModel(bus: Bus<StoreFacts>): ScopedListModel {
  const shownOf = perSession(() => new RecentMap<string, Shown>(MOST_LISTS));

  bus.on('store.changed', (change) => {
    if (change.patch === undefined) noteLists(change, change.store.state, []);
    for (const op of change.patch ?? []) {
      const path = filledBy(op, change.store);
      const filled = path === undefined ? undefined : valueAt(change.store.state, path);
      if (path !== undefined && mayShow(filled)) noteLists(change, filled, placeOf(change.store.state, path));
    }
  });

  /** The list, or those in the object. */
  function noteLists(change: StoreChange, value: Json, place: Place): void {
    if (Array.isArray(value)) note(change, value, place);
    else if (isJsonObject(value) && place.length < DEEPEST && idOf(value) === undefined) {
      for (const [field, child] of Object.entries(value)) noteLists(change, child, [...place, { field }]);
    }
  }

  function note({ session, store, at, seq }: StoreChange, list: readonly Json[], place: Place): void {
    for (const [field, scope] of commonScopes(list)) {
      const key = keyOf(store, place, field);
      const before = shownOf(session).get(key);
      if (before?.scope === scope) continue;
      const turn = before && { turn: { from: before.scope, to: scope, at, seq } };
      shownOf(session).set(key, { scope, ...turn });
    }
  }

  return {
    lastTurn: (session, store, place, field) => shownOf(session).get(keyOf(store, place, field))?.turn,
  };
}

const keyOf = (store: Store, place: Place, field: string): string => `${store.number}\n${placeText(place)}\n${field}`;

/** Where a step puts a list or more that is new as a whole. */
function filledBy(op: PatchOp, { state }: Store): PatchOp['path'] | undefined {
  if (op.op === 'set') return mayHoldLists(op.value) ? op.path : exchangedBy(op.path);
  if (op.op !== 'splice' || op.insert.length === 0) return undefined;
  const list = valueAt(state, op.path);
  return Array.isArray(list) && list.length === op.insert.length ? op.path : undefined;
}

/** A list of as many other things is told item by item, of each what differs: its id does, for one. That of the first item stands for all. */
const exchangedBy = (path: PatchPath): PatchPath | undefined =>
  path.at(-2) === 0 && isIdField(path.at(-1) ?? '') ? path.slice(0, -2) : undefined;

/** Most lists that are set are of plain values: who is typing, what is chosen. */
const mayShow = (filled: Json | undefined): filled is Json =>
  filled !== undefined && !(Array.isArray(filled) && !isEntity(filled[0]));

/** Lists in a thing are its own. */
const mayHoldLists = (value: Json): boolean =>
  Array.isArray(value) || (isJsonObject(value) && idOf(value) === undefined);

/** What all items belong to, by the names of the fields that say so. */
function commonScopes(list: readonly Json[]): ReadonlyMap<string, string> {
  if (!isEntity(list[0])) return none;
  const items = list.slice(0, MOST_ITEMS).filter(isEntity);
  const [first, ...others] = items;
  if (first === undefined || items.length < Math.min(list.length, MOST_ITEMS)) return none;
  const common = new Map(referencesOf(first).scope);
  for (const item of others) {
    const { scope } = referencesOf(item);
    for (const [name, id] of common) if (scope.get(name) !== id) common.delete(name);
  }
  return common;
}

const none: ReadonlyMap<string, string> = new Map();
