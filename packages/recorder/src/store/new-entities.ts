import { readOwn } from '../hook/read-own.ts';
import { entityOf, isPlain } from './entities-in.ts';
import type { EntityId } from './wire-memory.ts';

const MAX_NODES = 300;

/**
 * Objects with an id that are in `next`, and not in `prev`. Parts that are the same object in both are not looked into, so a
 * change is found however deep it lies.
 */
export function newEntities(prev: unknown, next: unknown, maxEntities: number): readonly EntityId[] {
  const found: EntityId[] = [];
  let nodes = 0;
  const look = (before: unknown, part: unknown) => {
    if (before === part || !isPlain(part) || found.length >= maxEntities || nodes >= MAX_NODES) return;
    nodes += 1;
    const entity = entityOf(part, readOwn);
    if (entity) found.push(entity);
    for (const [was, is] of changesIn(isPlain(before) ? before : {}, part)) look(was, is);
  };
  look(prev, next);
  return found;
}

type Change = readonly [was: unknown, is: unknown];

/** Of a list: what stayed may have moved, and what changed is mostly where it was. */
function changesIn(before: object, part: object): readonly Change[] {
  if (!Array.isArray(part)) return Object.keys(part).map((key) => [readOwn(before, key), readOwn(part, key)]);
  const items: readonly unknown[] = Array.isArray(before) ? before : [];
  const known = new Set(items);
  return part.flatMap((item: unknown, at): Change[] => (known.has(item) ? [] : [[items[at], item]]));
}
