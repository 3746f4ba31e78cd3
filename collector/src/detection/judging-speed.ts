/** How long what happened counts: detection judges in bursts of a second or so, and slows as it remembers more. */
const MEMORY_MS = 5_000;

/** What it starts from: so much in a second is judged on a machine of no great speed. */
const FIRST_BYTES = 4 * 1024 * 1024;
const FIRST_MS = 1_000;

/** How fast bodies were judged lately, in the time in which there were any. Times are monotonic, in ms. */
export class JudgingSpeed {
  #bytes = FIRST_BYTES;
  #ms = FIRST_MS;
  /** Up to when time is counted. Absent: there is nothing to judge. */
  #untilMs: number | undefined;

  /** There is something to judge. */
  work(nowMs: number): void {
    this.#untilMs ??= nowMs;
  }

  /** There is nothing to judge: time that passes does not count. */
  rest(): void {
    this.#untilMs = undefined;
  }

  /** So much was judged. */
  did(sizeBytes: number, nowMs: number): void {
    const tookMs = this.#uncountedMs(nowMs);
    const stays = Math.exp(-tookMs / MEMORY_MS);
    this.#bytes = this.#bytes * stays + sizeBytes;
    this.#ms = this.#ms * stays + tookMs;
    this.#untilMs = nowMs;
  }

  /** How long it is likely to take to judge so much, ms. */
  timeFor(sizeBytes: number, nowMs: number): number {
    return (sizeBytes * (this.#ms + this.#uncountedMs(nowMs))) / this.#bytes;
  }

  #uncountedMs(nowMs: number): number {
    return this.#untilMs === undefined ? 0 : nowMs - this.#untilMs;
  }
}
