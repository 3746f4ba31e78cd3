export interface OutboxLimits {
  readonly maxBatches: number;
  /** UTF-16 units of JSON. */
  readonly maxChars: number;
}

/**
 * The batches of a page that are not settled yet, in order.
 *
 * It is bounded: when full it gives up its oldest batches and counts them. Their records are then missing in the
 * session, which shows as a hole in `seq`.
 */
export class Outbox {
  readonly #limits: OutboxLimits;
  readonly #batches = new Map<number, string>();
  #lastEmpty: number | undefined;
  #chars = 0;
  #shed = 0;

  constructor(limits: OutboxLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#batches.size;
  }

  /** Batches given up so far. */
  get shed(): number {
    return this.#shed;
  }

  /** A batch without records only says `until`, and every later batch says so too: at most the last such one is kept. */
  put(batch: number, json: string): void {
    if (this.#lastEmpty !== undefined) this.settle(this.#lastEmpty);
    if (isEmptyBatch(json)) this.#lastEmpty = batch;
    this.#batches.set(batch, json);
    this.#chars += json.length;
    this.#keepWithinLimits();
  }

  settle(batch: number): void {
    const json = this.#batches.get(batch);
    if (json === undefined) return;
    this.#batches.delete(batch);
    this.#chars -= json.length;
    if (this.#lastEmpty === batch) this.#lastEmpty = undefined;
  }

  [Symbol.iterator](): IterableIterator<[batch: number, json: string]> {
    return this.#batches.entries();
  }

  #keepWithinLimits(): void {
    for (const [oldest] of this.#batches) {
      if (this.#batches.size <= this.#limits.maxBatches && this.#chars <= this.#limits.maxChars) return;
      this.settle(oldest);
      this.#shed++;
    }
  }
}

/** Longer than any header with an empty list of records. */
const MAX_EMPTY_CHARS = 12_000;

function isEmptyBatch(json: string): boolean {
  if (json.length > MAX_EMPTY_CHARS || !json.includes('"records":[]')) return false;
  try {
    const { records } = JSON.parse(json);
    return Array.isArray(records) && records.length === 0;
  } catch {
    // It is for the background to say that a batch is malformed.
    return false;
  }
}
