/** Time between two accounts, in ms, and how many times longer than an account takes that is at least. */
const PACE_MS = 400;
const REST = 20;

export interface AccountPaceOptions {
  /** Makes an account, and tells it. */
  readonly tell: () => void;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
  /** ms. */
  readonly now: () => number;
}

/** Has accounts made some time after they were asked for, all askings until then at once: a busy page asks without end. */
export function createAccountPace({ tell, setTimeout, now }: AccountPaceOptions): () => void {
  let isDue = false;
  let restMs = PACE_MS;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      const beganMs = now();
      tell();
      restMs = Math.max(PACE_MS, (now() - beganMs) * REST);
    }, restMs);
  };
}
