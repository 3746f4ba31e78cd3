import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { ownNameOf, withOwnName, withPlainId } from './own-name.ts';

/** What is nested deeper is left as it is. */
const DEEPEST = 24;

/** A value in which each object that `nameOf` knows has its id as `id`. What has none of them is the same as before. */
export const giveIds = (value: Json, nameOf: (object: JsonObject) => string | undefined): Json =>
  mapObjects(value, (object, changed) => {
    const name = nameOf(object);
    return name === undefined ? changed : withPlainId(changed, name);
  });

/** Takes back the ids that were called so. */
export const takeIds = (value: Json, ownName: string): Json =>
  mapObjects(value, (object, changed) => (ownNameOf(object) === ownName ? withOwnName(changed, ownName) : changed));

type Change = (object: JsonObject, changed: JsonObject) => JsonObject;

/** `change` is given each object, and the same with what is inside it changed already. */
function mapObjects(value: Json, change: Change, depth = 0): Json {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  return isJsonObject(value) ? change(value, mapFields(value, change, depth)) : mapItems(value, change, depth);
}

function mapItems(list: readonly Json[], change: Change, depth: number): readonly Json[] {
  let copy: Json[] | undefined;
  for (const [index, item] of list.entries()) {
    const mapped = mapObjects(item, change, depth + 1);
    if (mapped === item) continue;
    copy ??= [...list];
    copy[index] = mapped;
  }
  return copy ?? list;
}

function mapFields(object: JsonObject, change: Change, depth: number): JsonObject {
  let copy: { [name: string]: Json } | undefined;
  for (const name in object) {
    const child = object[name] ?? null;
    const mapped = mapObjects(child, change, depth + 1);
    // An assignment makes no field of this name.
    if (mapped === child || name === '__proto__') continue;
    copy ??= { ...object };
    copy[name] = mapped;
  }
  return copy ?? object;
}
