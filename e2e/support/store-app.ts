/** What a test app with a store library lets its test do and see. */
export interface StoreApp {
  /** Makes one change of the app's choice; `random(n)` is a whole number below `n`. */
  step(random: (below: number) => number): void | Promise<void>;
  /** What each of the app's stores holds, under the name that a recording should give it. */
  states(): Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    storeApp: StoreApp;
  }
}
