/** Idle or not, it is not put off for longer. */
const MOST_MS = 1_500;

/** Resolves once the page has nothing more urgent to do. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Not every browser tells.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: MOST_MS });
    else setTimeout(resolve, MOST_MS / 5);
  });
