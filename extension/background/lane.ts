/** A batch on its way to the collector. */
export interface Parcel {
  readonly session: string;
  readonly batch: number;
  /** Absent: it waits on disk. */
  readonly body?: string;
  /** It has no records, and only says how far the session is complete. */
  readonly isEmpty: boolean;
  /** Of an incognito window: it waits in memory alone. */
  readonly isPrivate?: boolean;
  /** Called once nothing more will be done for the batch by whoever offered it. */
  readonly settle: () => void;
  /** Called when there is room again after a batch of the session found none. */
  readonly askAgain: () => void;
}

/** The batches of one session that wait for the collector, in order; at most one is on its way. */
export class Lane {
  readonly #maxChars: number;
  readonly #onEmpty: () => void;
  /** In the order of `batch`. */
  #queue: Parcel[] = [];
  /** In memory. */
  #chars = 0;
  #onItsWay: number | undefined;
  /** Batches that found no room, and the last of them, to ask its sender again. */
  #turnedAway = 0;
  #lastTurnedAway: Parcel | undefined;

  constructor(maxChars: number, onEmpty: () => void) {
    this.#maxChars = maxChars;
    this.#onEmpty = onEmpty;
  }

  get isBusy(): boolean {
    return this.#onItsWay !== undefined;
  }

  get waiting(): number {
    return this.#queue.length + this.#turnedAway;
  }

  get isFull(): boolean {
    return this.#turnedAway > 0;
  }

  /** What waits here and not on disk. */
  get inMemory(): readonly Parcel[] {
    return this.#queue.filter(({ body }) => body !== undefined);
  }

  add(parcel: Parcel): void {
    const known = this.#queue.findIndex((queued) => queued.batch === parcel.batch);
    if (known >= 0) {
      // The same page over a new port: answers go there from now on. What is on disk needs no page.
      if (this.#queue[known]?.body === undefined) parcel.settle();
      else this.#queue[known] = parcel;
      return;
    }
    this.#dropSupersededTail(parcel);
    const chars = parcel.body?.length ?? 0;
    // Once one found no room none may pass it, or the order would be lost.
    if (chars > 0 && (this.isFull || (this.#chars > 0 && this.#chars + chars > this.#maxChars))) {
      this.#turnedAway++;
      this.#lastTurnedAway = parcel;
      return;
    }
    const behind = this.#queue.findLastIndex((queued) => queued.batch < parcel.batch);
    this.#queue.splice(behind + 1, 0, parcel);
    this.#chars += chars;
  }

  /** The batch to send now. `undefined`: one is on its way, or none waits. */
  begin(): Parcel | undefined {
    const head = this.isBusy ? undefined : this.#queue[0];
    this.#onItsWay ??= head?.batch;
    return head;
  }

  end(): void {
    this.#onItsWay = undefined;
  }

  settle({ batch }: Pick<Parcel, 'batch'>): void {
    const queued = this.#queue.findIndex((parcel) => parcel.batch === batch);
    if (queued >= 0) this.#take(queued);
    if (this.#queue.length === 0) this.#finish();
  }

  /** The batch is on disk now. `false`: it does not wait any more. */
  moveToDisk(stored: Parcel): boolean {
    const queued = this.#queue.findIndex(({ batch }) => batch === stored.batch);
    if (queued < 0) return false;
    const [former] = this.#queue.splice(queued, 1, stored);
    this.#chars -= former?.body?.length ?? 0;
    former?.settle();
    return true;
  }

  /** After room was made: has what found none offered again. */
  askAgain(): void {
    const { askAgain } = this.#lastTurnedAway ?? {};
    this.#turnedAway = 0;
    this.#lastTurnedAway = undefined;
    askAgain?.();
  }

  clear(): void {
    while (this.#queue.length > 0) this.#take(0);
    this.#finish();
  }

  #take(index: number): void {
    const [taken] = this.#queue.splice(index, 1);
    this.#chars -= taken?.body?.length ?? 0;
    taken?.settle();
  }

  #finish(): void {
    this.#onEmpty();
    this.askAgain();
  }

  #dropSupersededTail(next: Parcel): void {
    const tail = this.#queue.at(-1);
    if (!tail?.isEmpty || tail.batch > next.batch || tail.batch === this.#onItsWay) return;
    this.#take(this.#queue.length - 1);
  }
}
