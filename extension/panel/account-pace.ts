import { type CoalesceOptions, coalesce } from '../pace/coalesce.ts';

/** Time between two accounts, in ms, and how many times longer than an account takes that is at least. */
const PACE_MS = 400;
const REST = 20;

export interface AccountPaceOptions extends Pick<CoalesceOptions, 'setTimeout'> {
  /** Makes an account, and tells it. */
  readonly tell: () => void;
  /** ms. */
  readonly now: () => number;
}

/** Has accounts made some time after they were asked for: a busy page asks without end. */
export function createAccountPace({ tell, setTimeout, now }: AccountPaceOptions): () => void {
  let restMs = PACE_MS;
  return coalesce({
    run: () => {
      const beganMs = now();
      tell();
      restMs = Math.max(PACE_MS, (now() - beganMs) * REST);
    },
    delayMs: () => restMs,
    setTimeout,
  });
}
