import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { countedThing, isTotalName } from '../entities/count-name.ts';
import { idOf, isEntity } from '../entities/entity-id.ts';

/** A number of things that is no part of one of them: `unread` in `{ mails: […], unread: 3 }`. */
export interface FoundTotal {
  /** Way to it, as text: `inbox.unread`. */
  readonly path: string;
  readonly value: number;
  /** What it counts, by its name. */
  readonly thing: string;
  /** The object that it is a field of. */
  readonly owner: JsonObject;
}

/** A list of things, or a table of them by id, that is no part of another thing. */
export interface FoundList {
  readonly path: string;
  readonly name: string;
  readonly items: readonly JsonObject[];
  readonly owner: JsonObject;
}

/** Totals and lists are near the root. */
const DEEPEST = 5;
/** An object with more fields is a table of something. */
const MOST_FIELDS = 60;
/** Items that are worth counting. */
const MOST_ITEMS = 5_000;

/** Finds numbers that may be totals, in a payload or in the state of a store. Does not look at the things in it. */
export function findTotals(value: Json): readonly FoundTotal[] {
  const totals: FoundTotal[] = [];
  visit(value, (owner, name, way) => {
    const child = owner[name] ?? null;
    if (isCount(child) && isTotalName(name))
      totals.push({ path: pathOf(way, name), value: child, thing: countedThing(name), owner });
    return isJsonObject(child) && !isTable(child);
  });
  return totals;
}

/** Finds what totals may be of, in the state of a store. */
export function findLists(value: Json): readonly FoundList[] {
  const lists: FoundList[] = [];
  visit(value, (owner, name, way) => {
    const items = itemsOf(owner[name] ?? null);
    if (items !== undefined) lists.push({ path: pathOf(way, name), name, owner, items });
    return items === undefined;
  });
  return lists;
}

/** Looks at a field of an object that lies at `way`, and says whether to go into it. */
type Look = (owner: JsonObject, name: string, way: readonly string[]) => boolean;

/** Visits the fields of all objects near the root that are no things. */
function visit(owner: Json, look: Look, way: string[] = []): void {
  if (!isPlace(owner)) return;
  let fields = 0;
  for (const name in owner) {
    if (++fields > MOST_FIELDS) return;
    if (!look(owner, name, way) || way.length >= DEEPEST) continue;
    // One list for the whole walk, which grows and shrinks with it.
    way.push(name);
    visit(owner[name] ?? null, look, way);
    way.pop();
  }
}

const pathOf = (way: readonly string[], name: string): string => [...way, name].join('.');

/** An object that is no thing itself. */
const isPlace = (value: Json): value is JsonObject => isJsonObject(value) && idOf(value) === undefined;

const isCount = (value: Json): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** The things in a list, or in a table by id. `undefined`: it is something else, or too long. An empty list has none. */
function itemsOf(value: Json): readonly JsonObject[] | undefined {
  if (Array.isArray(value)) return onlyThings(value);
  return isTable(value) ? onlyThings(Object.values(value)) : undefined;
}

/** Whether the first field is a thing under its id. */
function isTable(value: Json): value is JsonObject {
  if (!isJsonObject(value)) return false;
  for (const key in value) {
    const first = value[key] ?? null;
    return isEntity(first) && idOf(first) === key;
  }
  return false;
}

const onlyThings = (items: readonly Json[]): readonly JsonObject[] | undefined =>
  items.length <= MOST_ITEMS && items.every(isEntity) ? items : undefined;
