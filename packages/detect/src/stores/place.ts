import { isJsonObject, type Json, type PatchPath } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';

/** One step towards a place in a store: a field, an item known by its id, or an item that has none. */
export type PlaceStep = { readonly field: string } | { readonly item: string } | { readonly anyItem: true };

/**
 * A place in a store that stays the same while lists grow and shrink: `conversations[c1].messages`.
 *
 * Items are named by their id, entries of a Map by their key. A place inside an item without a name means the same
 * field of all such items.
 */
export type Place = readonly PlaceStep[];

export const placeText = (place: Place): string => place.map(stepText).join('').replace(/^\./, '') || ROOT_TEXT;

/** What the place of a whole state is called. */
export const ROOT_TEXT = '(root)';

/** The same for all ids: `conversations[*].messages`. */
export function placePattern(place: Place, isId: (text: string) => boolean): string {
  return placeText(place.map((step) => patternStep(step, isId)));
}

/** Whether a place names one spot, and not one in each of several items. */
export const isOneSpot = (place: Place): boolean => !place.some((step) => 'anyItem' in step);

/** Whether a place is in one list: one spot, or one in each of the pages of a list that is kept in `pages`, as infinite queries are. */
export const isOneList = (place: Place): boolean =>
  place.every((step, index) => !('anyItem' in step) || isPages(place[index - 1]));

const isPages = (step: PlaceStep | undefined): boolean =>
  step !== undefined && 'field' in step && step.field === 'pages';

/** The step from a value into one of its items or fields, by the last two steps that led to the value. */
export function stepInto(
  parent: Json,
  last: PlaceStep | undefined,
  beforeLast: PlaceStep | undefined,
  key: string | number,
): PlaceStep {
  if (!Array.isArray(parent) || isMap(beforeLast)) return { field: String(key) };
  const name = itemName(parent[Number(key)], isMap(last));
  return name === undefined ? { anyItem: true } : { item: name };
}

/** The place that a path leads to in a state. */
export function placeOf(state: Json, path: PatchPath): Place {
  const place: PlaceStep[] = [];
  let value: Json | undefined = state;
  for (const key of path) {
    place.push(stepInto(value ?? null, place.at(-1), place.at(-2), key));
    value = childOf(value, key);
  }
  return place;
}

/** Whether a path may lead to a place, to what it is in, or into it: whether no field on the way has another name. */
export function mayLeadTo(path: PatchPath, place: Place): boolean {
  for (let index = 0; index < path.length; index++) {
    const step = path[index];
    const at = place[index];
    if (typeof step === 'string' && at !== undefined && 'field' in at && at.field !== step) return false;
  }
  return true;
}

/** What a state holds at a path, or where its first `length` steps lead. */
export function valueAt(state: Json, path: PatchPath, length: number = path.length): Json | undefined {
  let value: Json | undefined = state;
  for (let index = 0; index < length; index++) value = childOf(value, path[index] ?? '');
  return value;
}

/** What a state holds at a place that names one spot. */
export function resolvePlace(state: Json, place: Place): Json | undefined {
  let value: Json | undefined = state;
  let last: PlaceStep | undefined;
  for (const step of place) {
    value = 'field' in step ? childOf(value, step.field) : itemAt(value, step, isMap(last));
    if (value === undefined) return undefined;
    last = step;
  }
  return value;
}

/** Unnamed items that are looked into on the way: the pages of a list are some, and of longer lists a part is enough. */
const MOST_UNNAMED = 256;

/**
 * The first value at a place that a test takes. Where an item on the way has no name, as the pages of an infinite list have none, the place is
 * in each of them.
 */
export function findAtPlace(state: Json, place: Place, test: (value: Json) => boolean): Json | undefined {
  return findFrom(state, place, 0, test);
}

function findFrom(state: Json, place: Place, start: number, test: (value: Json) => boolean): Json | undefined {
  let value: Json | undefined = state;
  for (let index = start; index < place.length; index++) {
    const step = place[index];
    if (step === undefined) return undefined;
    if ('anyItem' in step) return Array.isArray(value) ? findInItems(value, place, index + 1, test) : undefined;
    value = 'field' in step ? childOf(value, step.field) : itemAt(value, step, isMap(place[index - 1]));
    if (value === undefined) return undefined;
  }
  return value !== undefined && test(value) ? value : undefined;
}

function findInItems(
  items: readonly Json[],
  place: Place,
  start: number,
  test: (value: Json) => boolean,
): Json | undefined {
  for (const item of items.slice(0, MOST_UNNAMED)) {
    const found = findFrom(item, place, start, test);
    if (found !== undefined) return found;
  }
  return undefined;
}

function itemAt(list: Json | undefined, step: PlaceStep, inMap: boolean): Json | undefined {
  if (!('item' in step) || !Array.isArray(list)) return undefined;
  for (const item of list as readonly Json[]) if (itemName(item, inMap) === step.item) return item;
  return undefined;
}

export function childOf(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A Map is recorded as `{ $map: [[key, value], …] }`. */
const isMap = (step: PlaceStep | undefined): boolean => step !== undefined && 'field' in step && step.field === '$map';

function itemName(item: Json | undefined, inMap: boolean): string | undefined {
  if (isJsonObject(item)) return idOf(item);
  const key: Json | undefined = inMap && Array.isArray(item) ? item[0] : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

function patternStep(step: PlaceStep, isId: (text: string) => boolean): PlaceStep {
  if ('item' in step) return { item: '*' };
  return 'field' in step && isId(step.field) ? { field: '*' } : step;
}

export function stepText(step: PlaceStep): string {
  if ('field' in step) return `.${step.field}`;
  return 'item' in step ? `[${step.item}]` : '[]';
}
