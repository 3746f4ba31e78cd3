import { type Batch, SeqSet } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';

export interface RingLimits {
  readonly maxRecords: number;
  /** UTF-16 units of the records as JSON. The last record stays, whatever its size. */
  readonly maxChars: number;
}

/** The last records of a tab, over all its page loads, each once. Over a limit it forgets the oldest. */
export class RecordRing {
  readonly #limits: RingLimits;
  readonly #seen = new Map<string, SeqSet>();
  /** By session: records that its page left out on purpose, while nobody had asked for them. */
  readonly #leftOut = new Map<string, number>();
  #records: SessionRecord[] = [];
  /** Of each record, in the order of `#records`. */
  #chars: number[] = [];
  #allChars = 0;
  #forgotten = 0;

  constructor(limits: RingLimits) {
    this.#limits = limits;
  }

  /** Adds what is new in a batch, and says how many records that were. */
  add({ session, records }: Batch): number {
    const seen = this.#seen.get(session.id) ?? new SeqSet();
    this.#seen.set(session.id, seen);
    const fresh = records.filter(({ seq }) => seen.add(seq));
    for (const record of fresh) this.#push({ session: session.id, originMs: session.originMs, record });
    for (const record of fresh) if (record.kind === 'recorder.ring') this.#leaveOut(session.id, record.count);
    // Cut in large steps: to move the whole list for every batch would cost more than the batch itself.
    if (this.#isOver(SLACK)) this.#cut();
    return fresh.length;
  }

  /** Forgets the records, not that they were seen. */
  clear(): void {
    this.#records = [];
    this.#chars = [];
    this.#allChars = 0;
    this.#forgotten = 0;
  }

  /** Forgets a session and its records: nothing of it will come any more, or it is taken for new. */
  forget(session: string): void {
    const isKept = this.#records.map((one) => one.session !== session);
    this.#chars = this.#chars.filter((_, at) => isKept[at]);
    this.#allChars = this.#chars.reduce((sum, chars) => sum + chars, 0);
    this.#forgotten += this.#records.length - this.#chars.length;
    this.#records = this.#records.filter((_, at) => isKept[at]);
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

  #push(one: SessionRecord): void {
    const chars = JSON.stringify(one.record).length;
    this.#records.push(one);
    this.#chars.push(chars);
    this.#allChars += chars;
  }

  #isOver(slack: number, count = this.#records.length, chars = this.#allChars): boolean {
    return count > 1 && (count > this.#limits.maxRecords * slack || chars > this.#limits.maxChars * slack);
  }

  #cut(): void {
    let excess = 0;
    while (this.#isOver(1, this.#records.length - excess)) {
      this.#allChars -= this.#chars[excess] ?? 0;
      excess++;
    }
    this.#records.splice(0, excess);
    this.#chars.splice(0, excess);
    this.#forgotten += excess;
  }

  #leaveOut(session: string, count: number): void {
    this.#leftOut.set(session, (this.#leftOut.get(session) ?? 0) + count);
  }
}

/** What a limit may be exceeded by, as a factor. */
const SLACK = 1.1;
