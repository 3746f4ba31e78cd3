import { type DriftRecord, type RecordKind, SeqSet } from '@driftscope/records';
import type { Seen } from './seen.ts';
import type { Session } from './session.ts';

/** A record that waits for its turn, and then has it: one object for both, for there is one for each record. */
export interface Waiting extends Seen {
  readonly kind: RecordKind;
  readonly seq: number;
  /** Epoch ms by its own time, until it has its turn. */
  at: number;
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

  /**
   * Takes in a record, unless it is there already or belongs before what was taken.
   *
   * @param isJudged whether a record of this instant would have had its turn already.
   */
  add(
    record: DriftRecord,
    isJudged: (at: number, session: Session) => boolean = never,
  ): 'taken' | 'duplicate' | 'late' {
    // Records have as many shapes as kinds: to ask each of them once is several times faster than where it is needed.
    const { seq, t, kind } = record;
    if (this.#seen.has(seq)) return 'duplicate';
    const { session } = this;
    const at = session.at(t);
    const index = this.#insertionIndex(seq);
    if (seq <= this.#lastSeq || isJudged(this.#dueAt(at, index), session)) return 'late';
    const waiting: Waiting = { session, record, kind, seq, at };
    this.#seen.add(seq);
    if (index === this.#waiting.length) this.#waiting.push(waiting);
    else this.#waiting.splice(index, 0, waiting);
    if (index === this.#head) this.#noteNext();
    this.complete(at);
    return 'taken';
  }

  /** When a record of this time would be taken: never before the one that precedes it. */
  #dueAt(at: number, index: number): number {
    const before = index > this.#head ? this.#waiting[index - 1] : undefined;
    return Math.max(at, before?.at ?? this.#clockAt, this.#clockAt);
  }

  complete(at: number): void {
    this.#completeTo = Math.max(this.#completeTo, at);
  }

  /** Takes the next record. A hole in the numbers before it is noted as a loss of the session. */
  take(): Waiting | undefined {
    const next = this.#waiting[this.#head];
    if (next === undefined) return undefined;
    const { seq } = next;
    const at = this.#nextAt;
    if (seq !== this.#lastSeq + 1) this.session.noteLoss(this.#clockAt, at);
    this.#head++;
    this.#lastSeq = seq;
    this.#clockAt = at;
    this.#forgetTaken();
    this.#noteNext();
    next.at = at;
    return next;
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

const never = (): boolean => false;
