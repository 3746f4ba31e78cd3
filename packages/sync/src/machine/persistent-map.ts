import { hashOf } from '../protocol/hash.ts';

/** How many buckets there are at most. A change copies the list of them, and those that it touches. */
const BUCKETS = 256;

type Bucket<Value> = Map<string, Value>;

/** A map from strings that is never changed: `with` gives another one, which shares all buckets but those that differ. */
export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  /** By the hash of their keys. */
  readonly #buckets: ReadonlyMap<number, Bucket<Value>>;

  private constructor(buckets: ReadonlyMap<number, Bucket<Value>>) {
    this.#buckets = buckets;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>(new Map());
  }

  get(key: string): Value | undefined {
    return this.#buckets.get(bucketOf(key))?.get(key);
  }

  /** Many changes at once cost little more than one. @param changes - by key, in order; `undefined` takes out. */
  with(changes: Iterable<readonly [key: string, value: Value | undefined]>): PersistentMap<Value> {
    const copies = new Map<number, Bucket<Value>>();
    for (const [key, value] of changes) {
      const at = bucketOf(key);
      const bucket = copies.get(at) ?? new Map(this.#buckets.get(at));
      copies.set(at, bucket);
      if (value === undefined) bucket.delete(key);
      else bucket.set(key, value);
    }
    return new PersistentMap(new Map([...this.#buckets, ...copies]));
  }

  /** In no order that means anything. */
  *[Symbol.iterator](): Iterator<readonly [key: string, value: Value]> {
    for (const bucket of this.#buckets.values()) yield* bucket;
  }

  *values(): Iterable<Value> {
    for (const bucket of this.#buckets.values()) yield* bucket.values();
  }
}

const bucketOf = (key: string): number => hashOf(key) % BUCKETS;
