import { JudgingSpeed } from './judging-speed.ts';

/**
 * While detection starts over, what comes may be so much of what it reads: else each of its looks would be about as long as
 * the one before, and none would be near to now.
 */
const COMING_SHARE = 0.5;

/** Bodies that were stored and wait to be judged, in the order in which they came. */
export class Backlog {
  readonly #nowMs: () => number;
  readonly #speed = new JudgingSpeed();
  #receivedMs: number[] = [];
  #sizeBytes = 0;
  #startingOverMs: number | undefined;
  /** By how much what was left to the store, while detection starts over, is more than may come. */
  #excessBytes = 0;

  /** @param nowMs monotonic. */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** Of those that wait in memory. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** How long what comes now is likely to wait, ms. While detection starts over: beyond what it takes to read what there is. */
  get waitMs(): number {
    return this.#speed.timeFor(this.#sizeBytes + this.#excessBytes, this.#nowMs());
  }

  /** Epoch ms when the one that waits longest, here or to be read from the store, was received. Absent: none waits. */
  get oldestMs(): number | undefined {
    return this.#startingOverMs ?? this.#receivedMs[0];
  }

  /** Detection starts over: what was stored since then (epoch ms) waits, though not here. Absent: it has. */
  startOver(sinceMs: number | undefined): void {
    this.#startingOverMs = sinceMs;
    this.#excessBytes = 0;
    this.#workOrRest();
  }

  /** So much was read from the store, and judged. */
  reread(sizeBytes: number): void {
    this.#speed.did(sizeBytes, this.#nowMs());
    this.#excessBytes = Math.max(0, this.#excessBytes - COMING_SHARE * sizeBytes);
  }

  add(sizeBytes: number, receivedMs: number): void {
    this.#sizeBytes += sizeBytes;
    this.#receivedMs.push(receivedMs);
    this.#workOrRest();
  }

  /** The one that waits longest was judged, or left to the store. */
  done(sizeBytes: number): void {
    this.#sizeBytes -= sizeBytes;
    this.#receivedMs.shift();
    if (this.#startingOverMs === undefined) this.#speed.did(sizeBytes, this.#nowMs());
    else this.#excessBytes += sizeBytes;
    this.#workOrRest();
  }

  clear(): void {
    this.#sizeBytes = 0;
    this.#receivedMs = [];
    this.startOver(undefined);
  }

  #workOrRest(): void {
    if (this.oldestMs === undefined) this.#speed.rest();
    else this.#speed.work(this.#nowMs());
  }
}
