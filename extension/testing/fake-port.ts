import type { LinkPort } from '../link/link-port.ts';

/** One end of a port, for tests: what was posted to it, and the other end's doings. */
export class FakePort implements LinkPort {
  readonly posted: unknown[] = [];
  #isClosed = false;
  #room = Number.POSITIVE_INFINITY;
  #onMessage: (message: unknown) => void = () => undefined;
  #onDisconnect: () => void = () => undefined;
  readonly onMessage = { addListener: (listener: (message: unknown) => void) => (this.#onMessage = listener) };
  readonly onDisconnect = { addListener: (listener: () => void) => (this.#onDisconnect = listener) };
  postMessage(message: unknown): void {
    this.#room -= 1;
    if (this.#room < 0) this.close();
    if (this.#isClosed) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }
  say(message: unknown): void {
    this.#onMessage(message);
  }
  /** It closes of itself once so many more messages were posted. */
  closeAfter(messages: number): void {
    this.#room = messages;
  }
  close(): void {
    this.#isClosed = true;
  }
  disconnect = () => this.close();
  lose(): void {
    this.close();
    this.#onDisconnect();
  }
}
