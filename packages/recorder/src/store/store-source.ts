/** A store that an adapter found in the page. */
export interface StoreSource {
  /** What tells this store from others, however often and wherever it is found. */
  readonly identity: object;
  readonly library: string;
  /** How it was found, for the reader who wonders. */
  readonly via: string;
  /** The app's own name for it. Absent when it has none: one is made of the state's keys. */
  readonly name?: string;
  /** It only tells what another store holds, which may be found itself. Then that one is recorded, and once. */
  readonly mirror?: true;
  /** What the app itself calls to write to it, for whoever is asked to put it back to a former state. Absent: not known. */
  readonly handle?: object;
  /** Redux: what makes its states now. Absent: not known. */
  readonly reducer?: () => unknown;
  getState(): unknown;
  /** Answers how to unsubscribe, where the library says so. */
  subscribe(listener: () => void): unknown;
  /**
   * `seq` of the record, before `before`, that probably made the change, where none was being handled when it was seen. 0: none.
   * Absent for stores that tell of a change as it is made.
   */
  likelyCause?(prev: unknown, next: unknown, before: number): number;
}

/** How one library's stores are known by what hangs on a mounted fiber. */
export type StoreAdapter = (fiber: object) => readonly StoreSource[];
