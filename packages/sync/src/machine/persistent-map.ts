import { hashOf } from '../protocol/hash.ts';

/** A change copies this many references, and the buckets that it touches. */
const BUCKETS = 256;

/** A map from strings that is never changed: `with` gives another one, which shares all buckets but those that differ. */
export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  /** By hash; absent where there never was a key. */
  readonly #buckets: readonly (ReadonlyMap<string, Value> | undefined)[];

  private constructor(buckets: readonly (ReadonlyMap<string, Value> | undefined)[]) {
    this.#buckets = buckets;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>([]);
  }

  get(key: string): Value | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  /** Many changes at once cost little more than one. @param changes - by key, in order; `undefined` takes out. */
  with(changes: Iterable<readonly [key: string, value: Value | undefined]>): PersistentMap<Value> {
    const copies = new Map<number, Map<string, Value>>();
    for (const [key, value] of changes) {
      const at = bucketOf(key);
      const bucket = copies.get(at) ?? new Map(this.#buckets[at]);
      copies.set(at, bucket);
      if (value === undefined) bucket.delete(key);
      else bucket.set(key, value);
    }
    return new PersistentMap(Array.from({ length: BUCKETS }, (_, at) => copies.get(at) ?? this.#buckets[at]));
  }

  /** In no order that means anything. */
  *[Symbol.iterator](): Iterator<readonly [key: string, value: Value]> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }

  *values(): Iterable<Value> {
    for (const [, value] of this) yield value;
  }
}

const bucketOf = (key: string): number => hashOf(key) % BUCKETS;
