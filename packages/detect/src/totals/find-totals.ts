import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { countedThing, isTotalName } from '../entities/count-name.ts';
import { idOf } from '../entities/entity-id.ts';

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

export interface Countables {
  readonly totals: readonly FoundTotal[];
  readonly lists: readonly FoundList[];
}

/** Totals and lists are near the root. */
const DEEPEST = 5;
/** An object with more fields is a table of something. */
const MOST_FIELDS = 60;
/** Items that are worth counting. */
const MOST_ITEMS = 5_000;

interface Found extends Countables {
  readonly totals: FoundTotal[];
  readonly lists: FoundList[];
}

/** Finds what may be counted beside what may have counted it, in a payload or in the state of a store. */
export function findTotals(value: Json): Countables {
  const found: Found = { totals: [], lists: [] };
  if (isPlace(value)) visit(found, value, '', 0);
  return found;
}

function visit(found: Found, owner: JsonObject, way: string, depth: number): void {
  let fields = 0;
  for (const name in owner) {
    if (++fields > MOST_FIELDS) return;
    const child = owner[name] ?? null;
    const path = way === '' ? name : `${way}.${name}`;
    if (typeof child === 'object') visitChild(found, child, { path, name, owner }, depth);
    else if (isCount(child) && isTotalName(name))
      found.totals.push({ path, value: child, thing: countedThing(name), owner });
  }
}

function visitChild(found: Found, child: Json, at: Omit<FoundList, 'items'>, depth: number): void {
  const items = itemsOf(child);
  if (items !== undefined) found.lists.push({ ...at, items });
  else if (depth < DEEPEST && isPlace(child)) visit(found, child, at.path, depth + 1);
}

/** An object that is no thing itself. */
const isPlace = (value: Json): value is JsonObject => isJsonObject(value) && idOf(value) === undefined;

const isCount = (value: Json): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** The things in a list, or in a table by id. `undefined`: it is something else, or too long. An empty list has none. */
function itemsOf(value: Json): readonly JsonObject[] | undefined {
  if (Array.isArray(value)) return onlyThings(value);
  if (!isJsonObject(value)) return undefined;
  for (const key in value) {
    const first = value[key] ?? null;
    return isThing(first) && idOf(first) === key ? onlyThings(Object.values(value)) : undefined;
  }
  return undefined;
}

const onlyThings = (items: readonly Json[]): readonly JsonObject[] | undefined =>
  items.length <= MOST_ITEMS && items.every(isThing) ? items : undefined;

const isThing = (value: Json): value is JsonObject => isJsonObject(value) && idOf(value) !== undefined;
