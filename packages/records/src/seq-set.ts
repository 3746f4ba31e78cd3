/** Holes that are remembered. Beyond that the oldest counts as filled: what belongs into it is not taken any more. */
const MOST_HOLES = 1_000;

/** The `seq` numbers seen of one session, kept as ranges: one without loss takes two numbers, however long it is. */
export class SeqSet {
  /** Ends of the ranges, in order: [first, last, first, last, …]. */
  readonly #ends: number[] = [];
  /** Numbers in holes that count as filled. */
  #givenUp = 0;

  has(seq: number): boolean {
    const at = this.#rangeAfter(seq);
    return at > 0 && seq <= (this.#ends[at - 1] ?? 0);
  }

  /** Gives `false` when the number was there already. */
  add(seq: number): boolean {
    const ends = this.#ends;
    // Nearly always it is the number after the last.
    if (ends.length > 0 && ends[ends.length - 1] === seq - 1) {
      ends[ends.length - 1] = seq;
      return true;
    }
    if (this.has(seq)) return false;
    const at = this.#rangeAfter(seq);
    const growsLeft = at > 0 && ends[at - 1] === seq - 1;
    const growsRight = ends[at] === seq + 1;
    if (growsLeft && growsRight) ends.splice(at - 1, 2);
    else if (growsLeft) ends[at - 1] = seq;
    else if (growsRight) ends[at] = seq;
    else ends.splice(at, 0, seq, seq);
    if (ends.length > 2 * (MOST_HOLES + 1)) this.#fillOldest();
    return true;
  }

  /** How many numbers between the first and the last never came: records that were lost on the way. */
  get missing(): number {
    let missing = this.#givenUp;
    for (let at = 1; at < this.#ends.length - 1; at += 2) missing += this.#holeAfter(at);
    return missing;
  }

  #fillOldest(): void {
    this.#givenUp += this.#holeAfter(1);
    this.#ends.splice(1, 2);
  }

  /** Numbers between the range that ends here and the next. */
  #holeAfter(at: number): number {
    return (this.#ends[at + 1] ?? 0) - (this.#ends[at] ?? 0) - 1;
  }

  /** Index of the first range that starts after `seq`. Looked for from the end, where new numbers come. */
  #rangeAfter(seq: number): number {
    let at = this.#ends.length;
    while (at > 0 && (this.#ends[at - 2] ?? 0) > seq) at -= 2;
    return at;
  }
}
