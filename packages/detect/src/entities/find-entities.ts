import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from './entity-id.ts';
import type { Shape, Shapes } from './shapes.ts';

/** An object with an id, found in a payload or a store. */
export interface FoundEntity {
  readonly id: string;
  /** What says just what was said before becomes, once that is seen, the very object that said it: who keeps it keeps one. */
  object: JsonObject;
  readonly shape: Shape;
  /** It is an item of a list. */
  readonly isListed: boolean;
}

const DEEPEST = 16;
const MOST_VALUES = 50_000;

/** All entities in a value, outer ones first. A payload of more than 50,000 values is looked at in part. */
export function findEntities(value: Json, shapes: Shapes): readonly FoundEntity[] {
  const found: FoundEntity[] = [];
  let left = MOST_VALUES;
  visit(value, 0, false);
  return found;

  function visit(value: Json, depth: number, isListed: boolean): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST || left-- <= 0) return;
    if (isJsonObject(value)) visitObject(value, depth, isListed);
    else for (const item of value) visit(item, depth + 1, true);
  }

  function visitObject(object: JsonObject, depth: number, isListed: boolean): void {
    const id = idOf(object);
    if (id !== undefined) found.push({ id, object, shape: shapes.of(object), isListed });
    for (const name in object) {
      const child = object[name];
      if (typeof child === 'object' && child !== null) visit(child, depth + 1, false);
    }
  }
}

/** How deep an answer may wrap its list: `{ data: { room: { messages: [] } } }`. */
const DEEPEST_LIST = 4;

/** Whether the value is a list without items, or an object that holds one: how a read says that nothing is new. */
export function holdsEmptyList(value: Json, depth = 0): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isJsonObject(value) || depth >= DEEPEST_LIST) return false;
  return Object.values(value).some((item) => holdsEmptyList(item, depth + 1));
}
