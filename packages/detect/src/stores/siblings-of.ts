import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import type { Shape } from '../entities/shapes.ts';
import { resolvePlace } from './place.ts';
import type { Copy } from './stores.ts';

/** The other entities of the list or dictionary that holds a copy; at most the last `most` of them. */
export function siblingsOf(copy: Copy, most: number): readonly JsonObject[] {
  const own = idOf(copy.object);
  const last = allAround(copy).slice(-most - 1);
  return last.filter((item): item is JsonObject => {
    const id = isJsonObject(item) ? idOf(item) : undefined;
    return id !== undefined && id !== own;
  });
}

/** How many siblings there are, all with the fields of this shape in its order. `undefined`: one is different. */
export function countAlike(shape: Shape, copy: Copy, most: number): number | undefined {
  const all = allAround(copy);
  let count = 0;
  for (let index = Math.max(0, all.length - most - 1); index < all.length; index++) {
    const item = all[index];
    if (!isJsonObject(item) || item === copy.object) continue;
    if (shape.isOf(item)) count++;
    else if (idOf(item) !== undefined) return undefined;
  }
  return count;
}

/** Whether a copy is in a list or a dictionary. */
export const isAmongOthers = (copy: Copy): boolean => collectionOf(copy) !== undefined;

function allAround(copy: Copy): readonly Json[] {
  const collection = collectionOf(copy) ?? [];
  return isJsonObject(collection) ? Object.values(collection) : collection;
}

function collectionOf({ store, place, list }: Copy): readonly Json[] | JsonObject | undefined {
  if (list !== undefined) return list;
  const parent = place.length === 0 ? undefined : resolvePlace(store.state, place.slice(0, -1));
  // An entity is no dictionary: its author and its last reader are two fields of it.
  return Array.isArray(parent) || (isJsonObject(parent) && idOf(parent) === undefined) ? parent : undefined;
}
