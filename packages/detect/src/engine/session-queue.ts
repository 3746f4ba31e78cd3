import type { DriftRecord } from '@driftscope/records';
import type { Seen } from './seen.ts';
import { SeqSet } from './seq-set.ts';
import type { Session } from './session.ts';

/** The records of one session that wait for their turn, in the order of `seq`, each number once. */
export class SessionQueue {
  readonly session: Session;
  #waiting: DriftRecord[] = [];
  #head = 0;
  readonly #seen = new SeqSet();
  #lastSeq = 0;
  /** Time of the last record taken: `t` may go back by some ms between hooks, the order of `seq` is the true one. */
  #clockAt = 0;
  #completeTo = 0;
  #nextAt = Number.POSITIVE_INFINITY;

  constructor(session: Session) {
    this.session = session;
  }

  /** Epoch ms up to which all records are known. 0: none yet. */
  get completeTo(): number {
    return this.#completeTo;
  }

  /** Epoch ms of the next record; infinite when there is none. */
  get nextAt(): number {
    return this.#nextAt;
  }

  /** Whether there is a record up to this instant. */
  hasDue(at: number): boolean {
    return this.#head < this.#waiting.length && this.#nextAt <= at;
  }

  has(seq: number): boolean {
    return this.#seen.has(seq);
  }

  /** Whether a record of a later number was taken already. */
  isPast(seq: number): boolean {
    return seq <= this.#lastSeq;
  }

  /** When the record would be taken: never before the one that precedes it. */
  dueAt(record: DriftRecord): number {
    const before = this.#waiting[this.#insertionIndex(record.seq) - 1];
    const beforeAt = before === undefined ? this.#clockAt : this.session.at(before.t);
    return Math.max(this.session.at(record.t), beforeAt, this.#clockAt);
  }

  add(record: DriftRecord): void {
    this.#seen.add(record.seq);
    const index = this.#insertionIndex(record.seq);
    if (index === this.#waiting.length) this.#waiting.push(record);
    else this.#waiting.splice(index, 0, record);
    if (index === this.#head) this.#noteNext();
    this.complete(this.session.at(record.t));
  }

  complete(at: number): void {
    this.#completeTo = Math.max(this.#completeTo, at);
  }

  /** Takes the next record. A hole in the numbers before it is noted as a loss of the session. */
  take(): Seen | undefined {
    const record = this.#waiting[this.#head];
    if (record === undefined) return undefined;
    const at = this.#nextAt;
    if (record.seq !== this.#lastSeq + 1) this.session.noteLoss(this.#clockAt, at);
    this.#head++;
    this.#lastSeq = record.seq;
    this.#clockAt = at;
    this.#forgetTaken();
    this.#noteNext();
    return { session: this.session, record, at };
  }

  #noteNext(): void {
    const next = this.#waiting[this.#head];
    this.#nextAt = next === undefined ? Number.POSITIVE_INFINITY : Math.max(this.session.at(next.t), this.#clockAt);
  }

  #insertionIndex(seq: number): number {
    let index = this.#waiting.length;
    while (index > this.#head && (this.#waiting[index - 1]?.seq ?? 0) > seq) index--;
    return index;
  }

  #forgetTaken(): void {
    if (this.#head * 2 < this.#waiting.length) return;
    this.#waiting = this.#waiting.slice(this.#head);
    this.#head = 0;
  }
}
