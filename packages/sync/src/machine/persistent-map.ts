import { hashOf } from '../protocol/hash.ts';

/** A change copies the list of all buckets, 64 kB at once, and those that it touches: they should be small where there are many keys. */
const BUCKETS = 8192;

type Bucket<Value> = Map<string, Value>;

/** A map from strings that is never changed: `with` gives another one, which shares all buckets but those that differ. */
export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  /** By the hash of their keys. */
  readonly #buckets: readonly (Bucket<Value> | undefined)[];

  private constructor(buckets: readonly (Bucket<Value> | undefined)[]) {
    this.#buckets = buckets;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>(new Array(BUCKETS).fill(undefined));
  }

  get(key: string): Value | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  /** Many changes at once cost little more than one. @param changes - by key, in order; `undefined` takes out. */
  with(changes: Iterable<readonly [key: string, value: Value | undefined]>): PersistentMap<Value> {
    const buckets = [...this.#buckets];
    for (const [key, value] of changes) {
      const at = bucketOf(key);
      const known = buckets[at];
      const bucket = known === undefined || known === this.#buckets[at] ? new Map(known) : known;
      buckets[at] = bucket;
      if (value === undefined) bucket.delete(key);
      else bucket.set(key, value);
    }
    return new PersistentMap(buckets);
  }

  /** In no order that means anything. */
  *[Symbol.iterator](): Iterator<readonly [key: string, value: Value]> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket;
  }

  *values(): Iterable<Value> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket.values();
  }
}

const bucketOf = (key: string): number => hashOf(key) % BUCKETS;
