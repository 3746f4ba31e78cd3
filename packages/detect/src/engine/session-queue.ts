import type { DriftRecord } from '@driftscope/records';
import type { Seen } from './seen.ts';
import { SeqSet } from './seq-set.ts';
import type { Session } from './session.ts';

/** What is asked of a record again and again: of records themselves, which have as many shapes as kinds, it takes many times longer. */
interface Waiting {
  readonly record: DriftRecord;
  readonly seq: number;
  /** Epoch ms by its own time. */
  readonly at: number;
}

/** The records of one session that wait for their turn, in the order of `seq`, each number once. */
export class SessionQueue {
  readonly session: Session;
  #waiting: Waiting[] = [];
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

  /** When a record of this number and time would be taken: never before the one that precedes it. */
  dueAt(seq: number, t: number): number {
    const before = this.#waiting[this.#insertionIndex(seq) - 1];
    return Math.max(this.session.at(t), before?.at ?? this.#clockAt, this.#clockAt);
  }

  add(record: DriftRecord): void {
    const { seq, t } = record;
    const waiting = { record, seq, at: this.session.at(t) };
    this.#seen.add(seq);
    const index = this.#insertionIndex(seq);
    if (index === this.#waiting.length) this.#waiting.push(waiting);
    else this.#waiting.splice(index, 0, waiting);
    if (index === this.#head) this.#noteNext();
    this.complete(waiting.at);
  }

  complete(at: number): void {
    this.#completeTo = Math.max(this.#completeTo, at);
  }

  /** Takes the next record. A hole in the numbers before it is noted as a loss of the session. */
  take(): Seen | undefined {
    const next = this.#waiting[this.#head];
    if (next === undefined) return undefined;
    const { record, seq } = next;
    const at = this.#nextAt;
    if (seq !== this.#lastSeq + 1) this.session.noteLoss(this.#clockAt, at);
    this.#head++;
    this.#lastSeq = seq;
    this.#clockAt = at;
    this.#forgetTaken();
    this.#noteNext();
    return { session: this.session, record, at };
  }

  #noteNext(): void {
    const next = this.#waiting[this.#head];
    this.#nextAt = next === undefined ? Number.POSITIVE_INFINITY : Math.max(next.at, this.#clockAt);
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
