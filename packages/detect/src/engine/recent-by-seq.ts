/**
 * What is noted of the last records of a session, by their `seq`. Bounded: at least the last half of the capacity is remembered.
 *
 * Two lists in the order of the numbers. New ones come at the end, and what is asked for is mostly there, too, or newer than all: it is found
 * without a look into a map.
 */
export class RecentBySeq<Value> {
  readonly #capacity: number;
  readonly #seqs: number[] = [];
  readonly #values: Value[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(seq: number): boolean {
    return this.#seqs[this.#lastUpTo(seq)] === seq;
  }

  get(seq: number): Value | undefined {
    const index = this.#lastUpTo(seq);
    return this.#seqs[index] === seq ? this.#values[index] : undefined;
  }

  set(seq: number, value: Value): void {
    const index = this.#lastUpTo(seq);
    if (this.#seqs[index] === seq) {
      this.#values[index] = value;
      return;
    }
    this.#seqs.splice(index + 1, 0, seq);
    this.#values.splice(index + 1, 0, value);
    if (this.#seqs.length > this.#capacity) this.#forgetFirst(Math.ceil(this.#capacity / 2));
  }

  #forgetFirst(count: number): void {
    this.#seqs.splice(0, count);
    this.#values.splice(0, count);
  }

  /** Index of the last number that is not greater. -1: all are. */
  #lastUpTo(seq: number): number {
    let index = this.#seqs.length - 1;
    while (index >= 0 && (this.#seqs[index] ?? 0) > seq) index--;
    return index;
  }
}
