import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from './entity-id.ts';

/** An object with an id, found in a payload or a store. */
export interface FoundEntity {
  readonly id: string;
  readonly object: JsonObject;
  /** It is an item of a list. */
  readonly isListed: boolean;
}

const DEEPEST = 16;
const MOST_VALUES = 50_000;

/** All entities in a value, outer ones first. A payload of more than 50,000 values is looked at in part. */
export function findEntities(value: Json): readonly FoundEntity[] {
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
    if (id !== undefined) found.push({ id, object, isListed });
    for (const name in object) visit(object[name] ?? null, depth + 1, false);
  }
}

/** Whether the value is, or has as a field, a list without items: how a read says that nothing is new. */
export function holdsEmptyList(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.values(value).some((item) => Array.isArray(item) && item.length === 0);
}
