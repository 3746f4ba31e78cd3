import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import type { Place } from './place.ts';
import { Trail } from './trail.ts';

/** An entity in a store. Of an item the place is that of its list, else its own. */
export interface PlacedEntity {
  readonly id: string;
  readonly object: JsonObject;
  readonly place: Place;
  readonly isListed: boolean;
}

export type Visit = (id: string, object: JsonObject, trail: Trail, isListed: boolean) => void;

/** Visits all entities of a whole state, itself included. */
export function walkState(state: Json, visit: Visit, root: Trail = Trail.root()): void {
  visitEntity(state, root, false, visit);
  walkEntities(state, root, visit);
}

/** Visits all entities inside a value that is at `trail`; the value itself is not among them. */
export function walkEntities(value: Json, trail: Trail, visit: Visit): void {
  if (isJsonObject(value)) {
    for (const field in value) {
      const child = value[field] ?? null;
      if (!isContainer(child)) continue;
      const childTrail = trail.into(value, field);
      visitEntity(child, childTrail, false, visit);
      walkEntities(child, childTrail, visit);
    }
  } else if (isContainer(value)) visitItems(value, trail, 0, value.length, visit);
}

/** Visits some items of a list that is at `trail`, and all entities inside them. */
export function visitItems(list: readonly Json[], trail: Trail, at: number, count: number, visit: Visit): void {
  for (let index = at; index < Math.min(at + count, list.length); index++) {
    const item = list[index] ?? null;
    if (!isContainer(item)) continue;
    visitEntity(item, trail, true, visit);
    // Most items are flat: where nothing is inside, nobody needs to know the way.
    if (holdsContainer(item)) walkEntities(item, trail.into(list, index), visit);
  }
}

/** Visits the value itself, if it is an entity. */
export function visitEntity(value: Json, trail: Trail, isListed: boolean, visit: Visit): void {
  if (!isJsonObject(value)) return;
  const id = idOf(value);
  if (id !== undefined) visit(id, value, trail, isListed);
}

const isContainer = (value: Json): value is readonly Json[] | JsonObject => typeof value === 'object' && value !== null;

/** Whether a value holds a list or an object: else nothing in it is an entity. */
export function holdsContainer(value: Json): boolean {
  if (!isContainer(value)) return false;
  if (!isJsonObject(value)) return value.some(isContainer);
  for (const field in value) if (isContainer(value[field] ?? null)) return true;
  return false;
}
