import type { Fault } from '@driftscope/records';
import { backoffMs } from './backoff.ts';

export interface SetbackOptions {
  readonly setTimeout: (run: () => void, delayMs: number) => number;
  readonly clearTimeout: (timer: number) => void;
  readonly random: () => number;
  /** Called once the wait is over. */
  readonly retry: () => void;
}

/** Failures in a row of what is tried again, after waits that grow. */
export interface Setback {
  /** Absent: it did not fail the last time. */
  readonly fault: Fault | undefined;
  /** Failures in a row. */
  readonly attempts: number;
  readonly isWaiting: boolean;
  /** Those that fail while it waits already are one failure with the first. `atLeastMs`: no earlier than that. */
  fail(fault: Fault, atLeastMs?: number): void;
  /** It worked. A wait goes on: somebody else may be waiting for its end. */
  forget(): void;
  /** The wait is over, without a retry. */
  stopWaiting(): void;
}

export function createSetback({ setTimeout, clearTimeout, random, retry }: SetbackOptions): Setback {
  let timer: number | undefined;
  let fault: Fault | undefined;
  let attempts = 0;

  const end = () => {
    timer = undefined;
    retry();
  };

  return {
    get fault() {
      return fault;
    },
    get attempts() {
      return attempts;
    },
    get isWaiting() {
      return timer !== undefined;
    },
    fail: (next, atLeastMs = 0) => {
      if (timer !== undefined) return;
      fault = next;
      attempts++;
      timer = setTimeout(end, Math.max(backoffMs(attempts, random), atLeastMs));
    },
    forget: () => {
      fault = undefined;
      attempts = 0;
    },
    stopWaiting: () => {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
    },
  };
}
