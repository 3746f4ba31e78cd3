/** The `seq` numbers seen of one session. Kept as ranges: a session without loss is one range, however long. */
export class SeqSet {
  /** Ascending, apart from each other by at least one missing number. */
  readonly #ranges: { from: number; to: number }[] = [];

  /** `false`: it was there already. */
  add(seq: number): boolean {
    const at = this.#ranges.findLastIndex((range) => range.from <= seq);
    const before = this.#ranges[at];
    if (before !== undefined && seq <= before.to) return false;
    const after = this.#ranges[at + 1];
    const joinsBefore = before !== undefined && before.to + 1 === seq;
    const joinsAfter = after !== undefined && after.from - 1 === seq;
    if (joinsBefore && joinsAfter) {
      before.to = after.to;
      this.#ranges.splice(at + 1, 1);
    } else if (joinsBefore) before.to = seq;
    else if (joinsAfter) after.from = seq;
    else this.#ranges.splice(at + 1, 0, { from: seq, to: seq });
    return true;
  }

  /** How many numbers between the first and the last are missing: records that were lost on the way. */
  get missing(): number {
    return this.#ranges.reduce((sum, { from }, at) => sum + from - (this.#ranges[at - 1]?.to ?? from - 1) - 1, 0);
  }
}
