import { type Batch, SeqSet } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';

/** The last records of a tab, over all its page loads, each once. Over its limit it forgets the oldest. */
export class RecordRing {
  readonly #limit: number;
  readonly #seen = new Map<string, SeqSet>();
  /** By session: records that its page left out on purpose, while nobody had asked for them. */
  readonly #leftOut = new Map<string, number>();
  #records: SessionRecord[] = [];
  #forgotten = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds what is new in a batch, and says how many records that were. */
  add({ session, records }: Batch): number {
    const seen = this.#seen.get(session.id) ?? new SeqSet();
    this.#seen.set(session.id, seen);
    const fresh = records.filter(({ seq }) => seen.add(seq));
    for (const record of fresh) this.#records.push({ session: session.id, originMs: session.originMs, record });
    for (const record of fresh) if (record.kind === 'recorder.ring') this.#leaveOut(session.id, record.count);
    // Cut in large steps: to move the whole list for every batch would cost more than the batch itself.
    if (this.#records.length > this.#limit * 1.1) {
      const excess = this.#records.length - this.#limit;
      this.#records.splice(0, excess);
      this.#forgotten += excess;
    }
    return fresh.length;
  }

  /** Forgets the records, not that they were seen. */
  clear(): void {
    this.#records = [];
    this.#forgotten = 0;
  }

  /** Forgets a session and its records: nothing of it will come any more, or it is taken for new. */
  forget(session: string): void {
    const kept = this.#records.filter((one) => one.session !== session);
    this.#forgotten += this.#records.length - kept.length;
    this.#records = kept;
    this.#seen.delete(session);
    this.#leftOut.delete(session);
  }

  /** A copy, oldest first. */
  list(): readonly SessionRecord[] {
    return this.#records.slice();
  }

  /** Records left out of the list for its limit. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Records of a session that never arrived. */
  missing(session: string): number {
    return Math.max(0, (this.#seen.get(session)?.missing ?? 0) - (this.#leftOut.get(session) ?? 0));
  }

  #leaveOut(session: string, count: number): void {
    this.#leftOut.set(session, (this.#leftOut.get(session) ?? 0) + count);
  }
}
