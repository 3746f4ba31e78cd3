/** A batch on its way to the collector. */
export interface Parcel {
  readonly session: string;
  readonly batch: number;
  readonly body: string;
  /** It has no records, and only says how far the session is complete. */
  readonly isEmpty: boolean;
  /** Called once nothing more will be done for the batch. */
  readonly settle: () => void;
  /** Called when there is room again after a batch of the session found none. */
  readonly askAgain: () => void;
}

/** The batches of one session that wait for the collector, in order; at most one is on its way. */
export class Lane {
  readonly #maxChars: number;
  readonly #onEmpty: () => void;
  #queue: Parcel[] = [];
  #chars = 0;
  #isBusy = false;
  /** Batches that found no room, and the last of them, to ask its sender again. */
  #turnedAway = 0;
  #lastTurnedAway: Parcel | undefined;

  constructor(maxChars: number, onEmpty: () => void) {
    this.#maxChars = maxChars;
    this.#onEmpty = onEmpty;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get waiting(): number {
    return this.#queue.length + this.#turnedAway;
  }

  add(parcel: Parcel): void {
    const known = this.#queue.findIndex((queued) => queued.batch === parcel.batch);
    if (known >= 0) {
      // The same page over a new port: answers go there from now on.
      this.#queue[known] = parcel;
      return;
    }
    this.#dropSupersededTail();
    // Once one found no room none may pass it, or the order would be lost.
    if (this.#turnedAway > 0 || (this.#queue.length > 0 && this.#chars + parcel.body.length > this.#maxChars)) {
      this.#turnedAway++;
      this.#lastTurnedAway = parcel;
      return;
    }
    this.#queue.push(parcel);
    this.#chars += parcel.body.length;
  }

  /** The batch to send now. `undefined`: one is on its way, or none waits. */
  begin(): Parcel | undefined {
    const head = this.#isBusy ? undefined : this.#queue[0];
    this.#isBusy ||= head !== undefined;
    return head;
  }

  end(): void {
    this.#isBusy = false;
  }

  settle(parcel: Parcel): void {
    const queued = this.#queue.findIndex(({ batch }) => batch === parcel.batch);
    if (queued >= 0) this.#take(queued);
    if (this.#queue.length === 0) this.#finish();
  }

  clear(): void {
    while (this.#queue.length > 0) this.#take(0);
    this.#finish();
  }

  #take(index: number): void {
    const [taken] = this.#queue.splice(index, 1);
    this.#chars -= taken?.body.length ?? 0;
    taken?.settle();
  }

  #finish(): void {
    const { askAgain } = this.#lastTurnedAway ?? {};
    this.#onEmpty();
    askAgain?.();
  }

  #dropSupersededTail(): void {
    const tail = this.#queue.length - 1;
    const isOnItsWay = tail === 0 && this.#isBusy;
    if (this.#queue[tail]?.isEmpty && !isOnItsWay) this.#take(tail);
  }
}
