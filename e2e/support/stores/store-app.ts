import type { Random } from './random-items.ts';

/** What a test app with a store library lets its test do and see. */
export interface StoreApp {
  /** Brings about what the app does not have from the start, such as a store that is made later. */
  start?(): void | Promise<void>;
  /** Makes one change of the app's choice. */
  step(random: Random): void | Promise<void>;
  /** What each of the app's stores holds, under the name that a recording should give it. */
  states(): Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    storeApp: StoreApp;
  }
}
