export interface CoalesceOptions {
  readonly run: () => void;
  /** How long after it was asked for it is done, in ms. */
  readonly delayMs: () => number;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
}

/** Has something done some time after it was asked for, for all who ask until then at once. Answers how to ask. */
export function coalesce({ run, delayMs, setTimeout }: CoalesceOptions): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      run();
    }, delayMs());
  };
}
