import { readOwn } from '../hook/read-own.ts';
import type { ReadField } from './encode-state.ts';
import type { EntityId } from './wire-memory.ts';

const idKeys = ['id', '_id', 'uuid'];
/** What an id of its own name is called: `rideId`, `bed_no`, `orderNumber`. Mostly it comes first. */
const ownIdKey = /[a-z](_(id|uuid|no|nr|number|ref)|I[dD]|Uuid|No|Nr|Number|Ref)$|^sku$/;
const MAX_DEPTH = 4;
const MAX_NODES = 300;

/**
 * Objects in a value that have an id, by that name or one of their own, with that id. Only plain objects and lists are looked into: instances of classes are
 * a library's own, and not what an app holds as its state. Of long lists both ends count.
 */
export function entitiesIn(value: unknown, maxEntities: number, read: ReadField = readOwn): Map<object, EntityId> {
  const found = new Map<object, EntityId>();
  let nodes = 0;
  const look = (part: unknown, depth: number) => {
    if (!isPlain(part) || found.size >= maxEntities || nodes >= MAX_NODES) return;
    nodes += 1;
    const entity = entityOf(part, read);
    if (entity) found.set(part, entity);
    if (depth < MAX_DEPTH) for (const key of endsOf(Object.keys(part))) look(read(part, key), depth + 1);
  };
  look(value, 0);
  return found;
}

function endsOf(keys: string[]): string[] {
  const half = 20;
  return keys.length <= 2 * half ? keys : [...keys.slice(-half), ...keys.slice(0, half)];
}

export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === null || Reflect.getPrototypeOf(prototype) === null;
}

export function entityOf(part: object, read: ReadField): EntityId | undefined {
  for (const key of idKeys) {
    const entity = asEntity(key, read(part, key));
    if (entity) return entity;
  }
  const first = Array.isArray(part) ? undefined : firstKeyOf(part);
  return first !== undefined && ownIdKey.test(first) ? asEntity(first, read(part, first)) : undefined;
}

const asEntity = (key: string, id: unknown): EntityId | undefined =>
  (typeof id === 'string' && id !== '') || typeof id === 'number' ? { key, id } : undefined;

function firstKeyOf(part: object): string | undefined {
  for (const key in part) return key;
  return undefined;
}
