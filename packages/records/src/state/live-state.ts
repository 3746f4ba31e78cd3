import type { Json, JsonObject } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';
import { applyOp, findWay, type Ownership, type Way } from './apply-op.ts';

/**
 * A state that is followed step by step, by the rules of `applyPatch`. Lists and tables that it had to copy once are changed
 * where they are from then on: a step costs what it touches, and not what lies beside it. What was given to it is never changed.
 */
export class LiveState {
  #value: Json;
  #ownership: Ownership;

  /** Objects for which `isKept` holds are replaced, and never changed, with all that is inside them. */
  constructor(value: Json, isKept: (object: JsonObject) => boolean) {
    this.#value = value;
    this.#ownership = { own: new WeakSet(), isKept };
  }

  /** The state now. Its lists and tables change with the next step: whoever wants to keep it asks {@link keep}. */
  get value(): Json {
    return this.#value;
  }

  /** The state now, to stay as it is. What it is made of is copied again, once, where it changes. */
  keep(): Json {
    this.#ownership = { ...this.#ownership, own: new WeakSet() };
    return this.#value;
  }

  /** Where a step leads. `undefined`: it takes no effect. */
  findWay(op: PatchOp): Way | undefined {
    return findWay(this.#value, op);
  }

  /** Takes the step to which the way was found in the state as it is. The way leads through the new state then. */
  follow(way: Way): void {
    this.#value = applyOp(way, this.#ownership);
  }
}
