import { type Json, LiveState, type PatchOp } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import { EntityIndex, type Repeat } from './entity-index.ts';

/** What a step did to the entities of a store. */
interface Followed {
  /** Lists that came to hold one twice. */
  readonly repeats: readonly Repeat[];
  /** Ids of those that were taken out or replaced where they were. */
  readonly left: readonly string[];
}

const nothing: Followed = { repeats: [], left: [] };

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

  /** Starts anew with a snapshot. Gives the lists that hold an entity twice. */
  reset(state: Json): readonly Repeat[] {
    this.#live = new LiveState(state, isEntity);
    return this.#index.reset(state);
  }

  /** Tells the same state otherwise. */
  restate(tell: (state: Json) => Json): void {
    const state = tell(this.state);
    if (state !== this.state) this.reset(state);
  }

  /** Follows a step of a commit. One that does not fit, after a loss, changes nothing. */
  follow(op: PatchOp): Followed {
    const way = this.#live.findWay(op);
    if (way === undefined) return nothing;
    const left = this.#index.leave(way);
    this.#live.follow(way);
    return { left, repeats: this.#index.enter(way) };
  }
}

const isEntity: ConstructorParameters<typeof LiveState>[1] = (object) => idOf(object) !== undefined;
