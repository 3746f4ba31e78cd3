/**
 * A map of bounded size: what was not asked for in a long time is forgotten.
 *
 * Two maps, young and old; when the young one is half of the capacity, it becomes the old one. Forgetting costs nothing
 * then, where deleting the first key of one large map over and over would walk over its holes.
 */
export class RecentMap<Key, Value> {
  readonly #half: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor(capacity: number) {
    this.#half = Math.ceil(capacity / 2);
  }

  has(key: Key): boolean {
    return this.#young.has(key) || this.#old.has(key);
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  /** All that is remembered; those not asked for lately come first. */
  *values(): Generator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  /** The same with their keys. */
  *entries(): Generator<readonly [Key, Value]> {
    for (const entry of this.#old) if (!this.#young.has(entry[0])) yield entry;
    yield* this.#young;
  }
}
