import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportFault } from '../report-fault.ts';
import type { RetentionStore } from '../storage/retention-store.ts';

export interface RetentionOptions {
  readonly store: Pick<RetentionStore, 'forget'>;
  /** Infinite: for ever. */
  readonly keepDays: number;
  readonly keepMb: number;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  /** How often it is looked. */
  readonly everyMs?: number;
}

/** Between two commits others get their turns. */
const pauseMs = 20;
const dayMs = 24 * 3_600_000;
/** Detection looks at a quarter of an hour again. */
const spareMs = 3_600_000;

/** Forgets what is older, or more, than is to be kept, beside all else. */
export function startRetention(options: RetentionOptions): { stop(): Promise<void> } {
  const { store, keepDays, keepMb, clock, report, everyMs = 5 * 60_000 } = options;
  const stopped = new AbortController();

  const forgetAll = async () => {
    const nowMs = clock();
    const limits = { beforeMs: nowMs - keepDays * dayMs, maxBytes: keepMb * 1e6, spareMs: nowMs - spareMs };
    while (!stopped.signal.aborted && (await store.forget(limits)) > 0) await sleep(pauseMs);
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      await forgetAll().catch((cause: unknown) => report(failed, cause));
      // Its end is the only way in which it is ended early.
      await sleep(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

const failed = {
  kind: 'retention',
  message: 'Old records could not be deleted.',
  hint: 'It is tried again in some minutes.',
};
