import { isJsonObject, type Json, type JsonObject, type Way } from '@driftscope/records';
import { isEntity, isIdField } from '../entities/entity-id.ts';
import { type Holding, Holdings } from './holdings.ts';
import { childOf, type Place, placeText } from './place.ts';
import { Trail } from './trail.ts';
import { holdsContainer, type Visit, visitEntity, visitItems, walkEntities, walkState } from './walk-entities.ts';

/** A list that holds an entity more than once. */
export interface Repeat {
  readonly id: string;
  readonly place: Place;
}

/** What steps did to the entities of a store. */
export interface EntityChanges {
  /** Lists that came to hold one twice. */
  readonly repeats: readonly Repeat[];
  /** Ids of those that were taken out or replaced where they were. */
  readonly left: readonly string[];
}

const none: readonly never[] = [];

/** Which entities a store holds, and where. A patch costs what it touches, whatever the size of the state. */
export class EntityIndex {
  readonly #holdings = new Map<string, Holdings>();
  // Made with their first item: a list that grows by a push has room for many.
  #repeats: Repeat[] | undefined;
  #left: string[] | undefined;
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

  /** Starts anew with a whole state. */
  reset(state: Json): void {
    this.#holdings.clear();
    this.#root = Trail.root();
    walkState(state, this.#add, this.#root);
  }

  /** Takes out what a step is about to change. After the step comes {@link enter}. */
  leave(way: Way): void {
    const { op } = way;
    if (this.#root.isFull) this.#root = Trail.root();
    if (op.op === 'splice') this.#visitListed(way, op.at, op.remove, this.#remove);
    else this.#visitAt(way, renamedLength(way), this.#remove);
  }

  /** Takes in what a step has brought. */
  enter(way: Way): void {
    const { op } = way;
    if (op.op === 'splice') this.#visitListed(way, op.at, op.insert.length, this.#add);
    else {
      const length = renamedLength(way);
      if (op.op === 'set' || length < op.path.length) this.#visitAt(way, length, this.#add);
    }
  }

  /** What became of the entities since it was asked last. */
  takeChanges(): EntityChanges {
    const changes = { repeats: this.#repeats ?? none, left: this.#left ?? none };
    this.#repeats = undefined;
    this.#left = undefined;
    return changes;
  }

  /** Some items of the list at the end of a way. */
  #visitListed(way: Way, at: number, count: number, visit: Visit): void {
    const { target } = way;
    if (count > 0 && Array.isArray(target))
      visitItems(target, this.#trailTo(way, way.op.path.length), at, count, visit);
  }

  /** All entities at and below the first `length` steps of a way. */
  #visitAt(way: Way, length: number, visit: Visit): void {
    const { path } = way.op;
    const last = path[length - 1];
    if (typeof last === 'number') {
      const list = valueOn(way, length - 1);
      if (Array.isArray(list)) visitItems(list, this.#trailTo(way, length - 1), last, 1, visit);
      return;
    }
    const value = valueOn(way, length) ?? null;
    // Most values that are set are plain, or hold what is: where no entity can be, nobody needs to know the way.
    if (!isEntity(value) && !holdsContainer(value)) return;
    const trail = this.#trailTo(way, length);
    visitEntity(value, trail, false, visit);
    walkEntities(value, trail, visit);
  }

  #trailTo(way: Way, length: number): Trail {
    let trail = this.#root;
    for (let index = 0; index < length; index++)
      trail = trail.into(valueOn(way, index) ?? null, way.op.path[index] ?? '');
    return trail;
  }

  readonly #add = (id: string, _object: JsonObject, trail: Trail, isListed: boolean): void => {
    const holdings = this.#holdings.get(id);
    if (holdings === undefined) {
      this.#holdings.set(id, new Holdings(trail));
      return;
    }
    const count = holdings.add(trail);
    if (!isListed || count === 1) return;
    const repeat = { id, place: trail.place };
    if (this.#repeats === undefined) this.#repeats = [repeat];
    else this.#repeats.push(repeat);
  };

  readonly #remove = (id: string, _object: JsonObject, trail: Trail): void => {
    const holdings = this.#holdings.get(id);
    holdings?.remove(trail);
    if (holdings?.isEmpty) this.#holdings.delete(id);
    if (this.#left === undefined) this.#left = [id];
    else this.#left.push(id);
  };
}

/** What the first `length` steps of a way lead to. */
function valueOn({ op: { path }, containers, target }: Way, length: number): Json | undefined {
  if (length < containers.length) return containers[length];
  // Of what is deleted the way leads to its container.
  return length === containers.length ? target : childOf(target, path[length - 1] ?? '');
}

/** A new id renames all that lies inside its object: then it is the object that changes. */
function renamedLength(way: Way): number {
  const { path } = way.op;
  const last = path.at(-1);
  const isRename = last !== undefined && isIdField(last) && isJsonObject(valueOn(way, path.length - 1));
  return isRename ? path.length - 1 : path.length;
}
