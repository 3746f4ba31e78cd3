import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import { resolvePlace } from './place.ts';
import type { Copy } from './stores.ts';

/** The other entities of the list or dictionary that holds a copy; at most the last `most` of them. */
export function siblingsOf({ store, place, object, list }: Copy, most: number): readonly JsonObject[] {
  const parent = list ?? resolvePlace(store.state, place.slice(0, -1));
  if (typeof parent !== 'object' || parent === null || place.length === 0) return [];
  const own = idOf(object);
  const all: readonly Json[] = Array.isArray(parent) ? parent : Object.values(parent);
  const siblings: JsonObject[] = [];
  for (let index = Math.max(0, all.length - most - 1); index < all.length; index++) {
    const item = all[index];
    const id = isJsonObject(item) ? idOf(item) : undefined;
    if (isJsonObject(item) && id !== undefined && id !== own) siblings.push(item);
  }
  return siblings;
}
