/** Bodies that were stored and wait to be judged, in the order in which they came. */
export class Backlog {
  #receivedMs: number[] = [];
  #sizeBytes = 0;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Epoch ms when the one that waits longest was received. Absent: none waits. */
  get oldestMs(): number | undefined {
    return this.#receivedMs[0];
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
  }
}
