import { type Json, LiveState, type PatchOp } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import { EntityIndex } from './entity-index.ts';

/** A store of the page, as it is now. */
export class Store {
  readonly number: number;
  name: string;
  /** When it was changed last, and the record that says so. */
  changedAt = 0;
  seq = 0;
  readonly #index = new EntityIndex();
  #live = new LiveState(null, isEntity);

  constructor(number: number) {
    this.number = number;
    this.name = `store ${number}`;
  }

  /** `null` while it is not known. Its lists and tables change with the next commit; the entities in them are only replaced. */
  get state(): Json {
    return this.#live.value;
  }

  get index(): EntityIndex {
    return this.#index;
  }

  /** The state now, for who wants to look at it after the next commit. */
  keepState(): Json {
    return this.#live.keep();
  }

  /** Starts anew with a snapshot. */
  reset(state: Json): void {
    this.#live = new LiveState(state, isEntity);
    this.#index.reset(state);
  }

  /** Tells the same state otherwise. */
  restate(tell: (state: Json) => Json): void {
    const state = tell(this.state);
    if (state === this.state) return;
    this.reset(state);
    // What it holds twice, it held before.
    this.#index.takeChanges();
  }

  /** Follows a step of a commit. One that does not fit, after a loss, changes nothing. */
  follow(op: PatchOp): void {
    const way = this.#live.findWay(op);
    if (way === undefined) return;
    this.#index.leave(way);
    this.#live.follow(way);
    this.#index.enter(way);
  }
}

const isEntity: ConstructorParameters<typeof LiveState>[1] = (object) => idOf(object) !== undefined;
