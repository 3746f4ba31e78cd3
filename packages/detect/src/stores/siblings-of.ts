import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import type { Shape } from '../entities/shapes.ts';
import { resolvePlace } from './place.ts';
import type { Copy } from './stores.ts';

/** The other entities of the list or dictionary that holds a copy; at most the last `most` of them. */
export function siblingsOf(copy: Copy, most: number): readonly JsonObject[] {
  const own = idOf(copy.object);
  return lastAround(copy, most).filter((item): item is JsonObject => {
    const id = isJsonObject(item) ? idOf(item) : undefined;
    return id !== undefined && id !== own;
  });
}

/** Whether all of the same siblings have the fields of this shape, in its order. */
export function areSiblingsOf(shape: Shape, copy: Copy, most: number): boolean {
  return lastAround(copy, most).every(
    (item) => !isJsonObject(item) || item === copy.object || shape.isOf(item) || idOf(item) === undefined,
  );
}

function lastAround({ store, place, list }: Copy, most: number): readonly Json[] {
  const parent = list ?? resolvePlace(store.state, place.slice(0, -1));
  if (typeof parent !== 'object' || parent === null || place.length === 0) return [];
  const all: readonly Json[] = Array.isArray(parent) ? parent : Object.values(parent);
  return all.slice(-most - 1);
}
