import { isJsonObject, type Json, type PatchOp, type PatchPath } from '@driftscope/records';
import { isIdField } from '../entities/entity-id.ts';
import { type Place, placeOf, placeText, stepInto, valueAt } from './place.ts';
import { type PlacedEntity, visitEntity, walkEntities, walkState } from './walk-entities.ts';

/** A list that holds an entity more than once. */
export interface Repeat {
  readonly id: string;
  readonly place: Place;
}

interface Holding {
  readonly place: Place;
  count: number;
}

/** Which entities a store holds, and where. A patch costs what it touches, whatever the size of the state. */
export class EntityIndex {
  /** How often, and where: by id, then by the place's text. */
  readonly #counts = new Map<string, Map<string, Holding>>();
  /** The text of the place looked at last: the items of a list are noted one after the other. */
  #lastPlace: Place = [];
  #lastText = placeText([]);

  has(id: string): boolean {
    return this.#counts.has(id);
  }

  /** How often each place holds the entity, in the order of the places' names. */
  countsOf(id: string): readonly (readonly [place: string, count: number])[] {
    const counts = [...(this.#counts.get(id) ?? [])].map(([place, { count }]) => [place, count] as const);
    return counts.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The places that hold the entity. Of an item it is that of its list. */
  placesOf(id: string): readonly Place[] {
    return [...(this.#counts.get(id)?.values() ?? [])].map(({ place }) => place);
  }

  /** Starts anew with a whole state. Gives the lists that hold an entity twice. */
  reset(state: Json): readonly Repeat[] {
    this.#counts.clear();
    const repeats: Repeat[] = [];
    walkState(state, (entity) => this.#add(entity, repeats));
    return repeats;
  }

  /** Follows one step from a state to the next. Gives the lists that came to hold an entity twice by it. */
  follow(before: Json, after: Json, op: PatchOp): readonly Repeat[] {
    const repeats: Repeat[] = [];
    const remove = (entity: PlacedEntity) => this.#remove(entity);
    const add = (entity: PlacedEntity) => this.#add(entity, repeats);
    if (op.op === 'splice') {
      visitItems(before, op.path, op.at, op.remove, remove);
      visitItems(after, op.path, op.at, op.insert.length, add);
    } else {
      const path = renamedPath(before, op.path);
      visitAt(before, path, remove);
      if (op.op === 'set' || path !== op.path) visitAt(after, path, add);
    }
    return repeats;
  }

  #add({ id, place, isListed }: PlacedEntity, repeats: Repeat[]): void {
    const counts = this.#counts.get(id) ?? new Map<string, Holding>();
    const key = this.#textOf(place);
    const holding = counts.get(key) ?? { place, count: 0 };
    holding.count++;
    this.#counts.set(id, counts.set(key, holding));
    if (isListed && holding.count > 1) repeats.push({ id, place });
  }

  #remove({ id, place }: PlacedEntity): void {
    const counts = this.#counts.get(id);
    const key = this.#textOf(place);
    const holding = counts?.get(key);
    if (holding !== undefined) holding.count--;
    if (holding === undefined || holding.count <= 0) counts?.delete(key);
    if (counts?.size === 0) this.#counts.delete(id);
  }

  #textOf(place: Place): string {
    if (place !== this.#lastPlace) {
      this.#lastPlace = place;
      this.#lastText = placeText(place);
    }
    return this.#lastText;
  }
}

/** All entities at and below a path. */
function visitAt(state: Json, path: PatchPath, visit: (entity: PlacedEntity) => void): void {
  const parentPath = path.slice(0, -1);
  const last = path.at(-1);
  if (typeof last === 'number') {
    visitItems(state, parentPath, last, 1, visit);
    return;
  }
  const value = valueAt(state, path);
  if (value === undefined) return;
  const place = placeOf(state, path);
  visitEntity(value, place, false, visit);
  walkEntities(value, place, visit);
}

/** All entities at and below some items of a list. */
function visitItems(
  state: Json,
  path: PatchPath,
  at: number,
  count: number,
  visit: (entity: PlacedEntity) => void,
): void {
  const list = valueAt(state, path);
  if (!Array.isArray(list) || count === 0) return;
  const place = placeOf(state, path);
  const items: readonly Json[] = list.slice(at, at + count);
  for (const [index, item] of items.entries()) {
    visitEntity(item, place, true, visit);
    walkEntities(item, [...place, stepInto(list, place, at + index)], visit);
  }
}

/** A new id renames all that lies inside its object: then it is the object that changes. */
function renamedPath(state: Json, path: PatchPath): PatchPath {
  const last = path.at(-1);
  const parentPath = path.slice(0, -1);
  return last !== undefined && isIdField(last) && isJsonObject(valueAt(state, parentPath)) ? parentPath : path;
}
