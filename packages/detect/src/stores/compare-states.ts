import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf, idOfItem, isEntity } from '../entities/entity-id.ts';
import { type Place, stepInto } from './place.ts';

/** A list of entities that is not what it was. */
export interface ChangedList {
  readonly place: Place;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** An entity that is not what it was. */
export interface ChangedEntity {
  readonly place: Place;
  readonly id: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

export interface StateChanges {
  readonly lists: readonly ChangedList[];
  readonly entities: readonly ChangedEntity[];
}

const DEEPEST = 24;

/** What two states of a store differ in, as far as it is about entities. Parts that are one object cost nothing. */
export function compareStates(before: Json, after: Json): StateChanges {
  const lists: ChangedList[] = [];
  const entities: ChangedEntity[] = [];
  compare(before, after, []);
  return { lists, entities };

  function compare(was: Json, is: Json, place: Place): void {
    if (was === is || place.length > DEEPEST) return;
    if (Array.isArray(was) && Array.isArray(is)) compareLists(was, is, place);
    else if (isJsonObject(was) && isJsonObject(is)) compareObjects(was, is, place);
  }

  function compareLists(was: Json[], is: Json[], place: Place): void {
    const ids = { before: idsOf(was), after: idsOf(is) };
    if (ids.before.length + ids.after.length > 0 && ids.before.join() !== ids.after.join())
      lists.push({ place, ...ids });
    const known = new Map(was.map((item) => [idOfItem(item), item]));
    for (const [index, item] of is.entries()) {
      const former = known.get(idOfItem(item));
      if (former !== undefined && isEntity(item)) {
        compare(former, item, [...place, stepInto(is, place.at(-1), place.at(-2), index)]);
      }
    }
  }

  function compareObjects(was: JsonObject, is: JsonObject, place: Place): void {
    const id = idOf(is);
    if (id !== undefined && id === idOf(was)) entities.push({ place, id, before: was, after: is });
    for (const [field, child] of Object.entries(is)) {
      const former = was[field];
      if (former !== undefined) compare(former, child, [...place, { field }]);
    }
  }
}

/** The ids of the entities in a list, in its order. */
export const idsOf = (list: readonly Json[]): readonly string[] =>
  list.flatMap((item) => (isJsonObject(item) ? (idOf(item) ?? []) : []));
