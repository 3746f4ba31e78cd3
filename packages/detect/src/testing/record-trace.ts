import type { DriftRecord, Unnumbered } from '@driftscope/records';

/** The records of one session as they are written: numbered, and stamped by a clock that only the test moves. */
export class RecordTrace {
  readonly records: DriftRecord[] = [];
  #t = 0;
  #seq = 0;

  /** `seq` of the record written last. */
  get seq(): number {
    return this.#seq;
  }

  /** Moves the clock to `t` ms after the session's origin. */
  at(t: number): this {
    this.#t = t;
    return this;
  }

  /** Moves the clock on by so many ms. */
  after(ms: number): this {
    return this.at(this.#t + ms);
  }

  add(fields: Unnumbered): this {
    this.#seq++;
    this.records.push({ ...fields, seq: this.#seq, t: this.#t });
    return this;
  }

  /** Unwrites the records from this index on, and gives them. */
  takeBack(from: number): readonly DriftRecord[] {
    const taken = this.records.splice(from);
    this.#seq = this.records.at(-1)?.seq ?? 0;
    return taken;
  }

  /** Keeps the records that pass, as if there had been no others. */
  keepOnly(passes: (record: DriftRecord) => boolean): this {
    const kept = this.takeBack(0).filter(passes);
    this.records.push(...kept.map((record, index) => ({ ...record, seq: index + 1 })));
    this.#seq = this.records.length;
    return this;
  }

  /** Leaves out a number, as when a record was lost. */
  loseRecord(): this {
    this.#seq++;
    return this;
  }
}
