/** After late records detection starts over this much later: more of them are on their way. */
const DELAY_MS = 1_000;

/** While more waits than one step judges, starting over is put off for so long at most: it would all wait for that. */
const PUT_OFF_MS = 60_000;

/** Starting over may take a tenth of the time at most. */
const SHARE = 10;

/** After a fault, which may well come again, detection starts over this much later. */
const REST_MS = 60_000;

/** When detection starts over: at the start, a while after late records, and a minute after a fault. All times are epoch ms. */
export class RebuildSchedule {
  #dueMs: number | undefined = Number.NEGATIVE_INFINITY;
  #lastTookMs = 0;
  #isResting = false;

  /** There was a fault, and what the detector knows is not to be relied on until it has started over. */
  get isResting(): boolean {
    return this.#isResting;
  }

  /** @param isBehind whether more waits than one step judges. */
  isDue(nowMs: number, isBehind: boolean): boolean {
    return this.#dueMs !== undefined && nowMs - this.#dueMs >= (isBehind ? PUT_OFF_MS : 0);
  }

  /** Something was late. What is due already is not put off by it. */
  soon(nowMs: number): void {
    this.#dueMs ??= nowMs + Math.max(DELAY_MS, SHARE * this.#lastTookMs);
  }

  rest(nowMs: number): void {
    this.#isResting = true;
    this.#dueMs = nowMs + REST_MS;
  }

  /** What is late from here on is late for this one, too. */
  begin(): void {
    this.#dueMs = undefined;
  }

  done(tookMs: number): void {
    this.#lastTookMs = tookMs;
    this.#isResting = false;
  }
}
