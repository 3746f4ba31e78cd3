import { hashOf } from '../protocol/hash.ts';

/** How many keys a bucket has at most, on average. A change copies the buckets that it touches. */
const FULL = 8;
/** How many buckets the least map has. A change copies the list of them, which is quick. */
const FEWEST = 32;
/** A map that is full gets so many times its buckets. */
const GROWTH = 16;

type Bucket<Value> = Map<string, Value>;
type Buckets<Value> = (Bucket<Value> | undefined)[];
type Change<Value> = readonly [key: string, value: Value | undefined];

/** A map from strings that is never changed: `with` gives another one, which shares all buckets but those that differ. */
export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  /** By the hash of their keys. */
  readonly #buckets: Readonly<Buckets<Value>>;
  readonly #size: number;

  private constructor(buckets: Readonly<Buckets<Value>>, size: number) {
    this.#buckets = buckets;
    this.#size = size;
  }

  static empty<Value>(buckets = FEWEST): PersistentMap<Value> {
    return new PersistentMap<Value>(new Array(buckets).fill(undefined), 0);
  }

  get(key: string): Value | undefined {
    return this.#buckets[bucketOf(key, this.#buckets)]?.get(key);
  }

  /** Many changes at once cost little more than one. @param changes - by key, in order; `undefined` takes out. */
  with(changes: Iterable<Change<Value>>): PersistentMap<Value> {
    const buckets = [...this.#buckets];
    let size = this.#size;
    for (const [key, value] of changes) {
      const at = bucketOf(key, buckets);
      const known = buckets[at];
      const bucket = known === undefined || known === this.#buckets[at] ? new Map(known) : known;
      buckets[at] = bucket;
      size -= bucket.size;
      if (value === undefined) bucket.delete(key);
      else bucket.set(key, value);
      size += bucket.size;
    }
    const changed = new PersistentMap(buckets, size);
    return size > buckets.length * FULL ? PersistentMap.empty<Value>(buckets.length * GROWTH).with(changed) : changed;
  }

  /** In no order that means anything. */
  *[Symbol.iterator](): Iterator<readonly [key: string, value: Value]> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket;
  }

  *values(): Iterable<Value> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket.values();
  }
}

const bucketOf = (key: string, { length }: readonly unknown[]): number => hashOf(key) % length;
