import type { Json, JsonObject } from '@driftscope/records';
import { readOwn } from '../hook/read-own.ts';

/**
 * `next`, with every part that equals its counterpart in `prev` replaced by that; `prev` itself if all is equal. So that the
 * difference of two copies of a state that was changed in place costs as little as that of immutable ones.
 */
export function shareUnchanged(prev: Json, next: Json): Json {
  if (Object.is(prev, next) || !isContainer(prev) || !isContainer(next)) return Object.is(prev, next) ? prev : next;
  if (isList(prev)) return isList(next) ? shareItems(prev, next) : next;
  return isList(next) ? next : shareFields(prev, next);
}

type List = readonly Json[];

const isContainer = (value: Json | undefined): value is List | JsonObject =>
  typeof value === 'object' && value !== null;
const isList = (value: List | JsonObject): value is List => Array.isArray(value);

function shareFields(prev: JsonObject, next: JsonObject): JsonObject {
  const shared: Record<string, Json> = Object.create(null);
  const keys = Object.keys(next);
  let equal = keys.length === Object.keys(prev).length;
  for (const key of keys) {
    const value = next[key] ?? null;
    const before = Object.hasOwn(prev, key) ? prev[key] : undefined;
    shared[key] = before === undefined ? value : shareUnchanged(before, value);
    equal &&= Object.hasOwn(prev, key) && shared[key] === before;
  }
  return equal ? prev : shared;
}

/** Items are met by their ids, so that one more at the start does not make all others look new. */
function shareItems(prev: List, next: List): List {
  const byId = new Map<unknown, Json>();
  for (const item of prev) if (idOf(item) !== undefined) byId.set(idOf(item), item);
  const shared = next.map((item, at) => {
    const before = byId.get(idOf(item)) ?? prev[at];
    return before === undefined ? item : shareUnchanged(before, item);
  });
  return shared.length === prev.length && shared.every((item, at) => item === prev[at]) ? prev : shared;
}

function idOf(item: Json): unknown {
  return isContainer(item) ? readOwn(item, 'id') : undefined;
}
