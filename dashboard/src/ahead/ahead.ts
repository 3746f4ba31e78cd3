import type { Result } from '@driftscope/records';

/** What was asked for before the page that shows it was there: for its first showing alone. */
export interface Ahead<Value> {
  /** Absent: it is not here yet, could not be had, or was taken. */
  now(): Value | undefined;
  /** Gives it to the first who asks. Resolves to nothing where it could not be had: it is to be asked for again. */
  take(): Promise<Value | undefined> | undefined;
  /** Resolves when it is here or cannot be had, and after `ms` at the latest. */
  within(ms: number): Promise<void>;
}

export function createAhead<Value>(answer: Promise<Result<Value>>): Ahead<Value> {
  let here: Value | undefined;
  let isTaken = false;
  const coming = answer.then((result) => {
    const value = result.ok ? result.value : undefined;
    if (!isTaken) here = value;
    return value;
  });
  return {
    now: () => here,
    take() {
      if (isTaken) return undefined;
      isTaken = true;
      here = undefined;
      return coming;
    },
    within: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
        void coming.then(() => resolve());
      }),
  };
}
