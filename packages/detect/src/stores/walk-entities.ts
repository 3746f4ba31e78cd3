import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import { type Place, stepInto } from './place.ts';

/** An entity in a store. Of an item the place is that of its list, else its own. */
export interface PlacedEntity {
  readonly id: string;
  readonly object: JsonObject;
  readonly place: Place;
  readonly isListed: boolean;
}

/** Visits all entities of a whole state, itself included. */
export function walkState(state: Json, visit: (entity: PlacedEntity) => void): void {
  visitEntity(state, [], false, visit);
  walkEntities(state, [], visit);
}

/** Visits all entities inside a value that is at `place`; the value itself is not among them. */
export function walkEntities(value: Json, place: Place, visit: (entity: PlacedEntity) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item: Json, index) => {
      if (typeof item !== 'object' || item === null) return;
      visitEntity(item, place, true, visit);
      walkEntities(item, [...place, stepInto(value, place, index)], visit);
    });
  } else if (isJsonObject(value)) {
    for (const [field, child] of Object.entries(value)) {
      if (typeof child !== 'object' || child === null) continue;
      const childPlace = [...place, { field }];
      visitEntity(child, childPlace, false, visit);
      walkEntities(child, childPlace, visit);
    }
  }
}

/** Visits the value itself, if it is an entity. */
export function visitEntity(value: Json, place: Place, isListed: boolean, visit: (entity: PlacedEntity) => void): void {
  const id = isJsonObject(value) ? idOf(value) : undefined;
  if (id !== undefined && isJsonObject(value)) visit({ id, object: value, place, isListed });
}
