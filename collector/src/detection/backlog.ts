/** Bodies that were stored and wait to be judged, in the order in which they came. */
export class Backlog {
  #receivedMs: number[] = [];
  #sizeBytes = 0;
  #startingOverMs: number | undefined;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Epoch ms when the one that waits longest, here or to be read from the store, was received. Absent: none waits. */
  get oldestMs(): number | undefined {
    return this.#startingOverMs ?? this.#receivedMs[0];
  }

  /** Detection starts over: what was stored since then (epoch ms) waits, though not here. Absent: it has. */
  startOver(sinceMs: number | undefined): void {
    this.#startingOverMs = sinceMs;
  }

  add(sizeBytes: number, receivedMs: number): void {
    this.#sizeBytes += sizeBytes;
    this.#receivedMs.push(receivedMs);
  }

  /** The one that waits longest was judged. */
  done(sizeBytes: number): void {
    this.#sizeBytes -= sizeBytes;
    this.#receivedMs.shift();
  }

  clear(): void {
    this.#sizeBytes = 0;
    this.#receivedMs = [];
    this.#startingOverMs = undefined;
  }
}
