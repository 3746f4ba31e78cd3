import { isJsonObject, type Json, type JsonObject, type PatchOp, type PatchPath } from '@driftscope/records';
import { isIdField } from '../entities/entity-id.ts';
import { type Holding, Holdings } from './holdings.ts';
import { type Place, placeText, valueAt } from './place.ts';
import { Trail } from './trail.ts';
import { visitEntity, visitItems, walkEntities, walkState } from './walk-entities.ts';

/** A list that holds an entity more than once. */
export interface Repeat {
  readonly id: string;
  readonly place: Place;
}

const none: readonly never[] = [];

/** Which entities a store holds, and where. A patch costs what it touches, whatever the size of the state. */
export class EntityIndex {
  readonly #holdings = new Map<string, Holdings>();
  #repeats: Repeat[] = [];
  #root = Trail.root();

  has(id: string): boolean {
    return this.#holdings.has(id);
  }

  /** How often each place holds the entity, in the order of the places' names. */
  countsOf(id: string): readonly (readonly [place: string, count: number])[] {
    const counts = this.holdingsOf(id).map(({ place, count }) => [placeText(place), count] as const);
    return counts.toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  /** The places that hold the entity, and how often. Of an item it is that of its list. */
  holdingsOf(id: string): readonly Holding[] {
    return this.#holdings.get(id)?.all() ?? none;
  }

  /** Starts anew with a whole state. Gives the lists that hold an entity twice. */
  reset(state: Json): readonly Repeat[] {
    this.#holdings.clear();
    this.#root = Trail.root();
    walkState(state, this.#add, this.#root);
    return this.#takeRepeats();
  }

  /** Takes out what a step is about to change. After the step comes {@link enter}. */
  leave(before: Json, op: PatchOp): void {
    const { path } = op;
    if (this.#root.isFull) this.#root = Trail.root();
    if (op.op !== 'splice') {
      visitAt(before, path, renamedLength(before, path), this.#root, this.#remove);
      return;
    }
    const list = op.remove > 0 ? valueAt(before, path) : undefined;
    if (Array.isArray(list)) visitItems(list, this.#root.along(before, path), op.at, op.remove, this.#remove);
  }

  /** Takes in what a step has brought. Gives the lists that came to hold an entity twice by it. */
  enter(after: Json, op: PatchOp): readonly Repeat[] {
    const { path } = op;
    if (op.op === 'splice') {
      const list = op.insert.length > 0 ? valueAt(after, path) : undefined;
      if (Array.isArray(list)) visitItems(list, this.#root.along(after, path), op.at, op.insert.length, this.#add);
    } else {
      const length = renamedLength(after, path);
      if (op.op === 'set' || length < path.length) visitAt(after, path, length, this.#root, this.#add);
    }
    return this.#takeRepeats();
  }

  readonly #add = (id: string, _object: JsonObject, trail: Trail, isListed: boolean): void => {
    const holdings = this.#holdings.get(id);
    if (holdings === undefined) {
      this.#holdings.set(id, new Holdings(trail));
      return;
    }
    const count = holdings.add(trail);
    if (isListed && count > 1) this.#repeats.push({ id, place: trail.place });
  };

  readonly #remove = (id: string, _object: JsonObject, trail: Trail): void => {
    const holdings = this.#holdings.get(id);
    holdings?.remove(trail);
    if (holdings?.isEmpty) this.#holdings.delete(id);
  };

  #takeRepeats(): readonly Repeat[] {
    if (this.#repeats.length === 0) return none;
    const repeats = this.#repeats;
    this.#repeats = [];
    return repeats;
  }
}

/** All entities at and below the first `length` steps of a path. */
function visitAt(
  state: Json,
  path: PatchPath,
  length: number,
  root: Trail,
  visit: Parameters<typeof walkState>[1],
): void {
  const last = path[length - 1];
  if (typeof last === 'number') {
    const list = valueAt(state, path, length - 1);
    if (Array.isArray(list)) visitItems(list, root.along(state, path, length - 1), last, 1, visit);
    return;
  }
  const value = valueAt(state, path, length);
  if (value === undefined || typeof value !== 'object') return;
  const trail = root.along(state, path, length);
  visitEntity(value, trail, false, visit);
  walkEntities(value, trail, visit);
}

/** A new id renames all that lies inside its object: then it is the object that changes. */
function renamedLength(state: Json, path: PatchPath): number {
  const last = path.at(-1);
  const isRename = last !== undefined && isIdField(last) && isJsonObject(valueAt(state, path, path.length - 1));
  return isRename ? path.length - 1 : path.length;
}
