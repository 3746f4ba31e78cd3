import { isJsonObject, type Json, type PatchPath } from '@driftscope/records';
import type { Deletion } from '#models/told/deletions.ts';
import { placeOf } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';

/** How deep lists are looked for, and how many are enough to know. */
const DEEPEST = 12;
const MOST_LISTS = 16;

/**
 * Where Apollo's cache lists an entity that was deleted: the cache keeps it under `Member:m_1`, and lists refer to it. Each is given as a
 * copy in that list. Empty: this is no such copy, or another kind of thing was deleted.
 *
 * Who was only removed may rightly be in other lists: it is said where one list alone has it.
 */
export function listedInCache({ id, noun, removed }: Deletion, copy: Copy): readonly Copy[] {
  const type = copy.object.__typename;
  const [step, ...others] = copy.place;
  const kind = noun ?? removed;
  if (typeof type !== 'string' || kind === undefined || !type.toLowerCase().endsWith(kind)) return [];
  const key = `${type}:${id}`;
  if (step === undefined || !('field' in step) || step.field !== key || others.length > 0) return [];
  const { store } = copy;
  const paths: PatchPath[] = [];
  findLists(store.state, key, [], paths);
  if (noun === undefined && paths.length !== 1) return [];
  return paths.map((path) => ({ ...copy, place: placeOf(store.state, path) }));
}

function findLists(value: Json, key: string, path: (string | number)[], found: PatchPath[]): void {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST || found.length >= MOST_LISTS) return;
  if (Array.isArray(value) && value.some((item: Json) => refersTo(item, key))) found.push([...path]);
  for (const [name, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    path.push(name);
    findLists(child, key, path, found);
    path.pop();
  }
}

/** An item refers to it itself, or as the node of an edge. */
const refersTo = (item: Json, key: string): boolean =>
  isJsonObject(item) && (item.__ref === key || (isJsonObject(item.node) && item.node.__ref === key));
