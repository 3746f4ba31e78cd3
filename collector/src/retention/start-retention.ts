import { startChore } from '../chores/start-chore.ts';
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

const DAY_MS = 24 * 3_600_000;
/** Detection looks at a quarter of an hour again. */
const SPARE_MS = 3_600_000;

/** Forgets what is older, or more, than is to be kept, beside all else. */
export function startRetention(options: RetentionOptions): { stop(): Promise<void> } {
  const { store, keepDays, keepMb, clock, report, everyMs = 5 * 60_000 } = options;
  return startChore({
    work: () => {
      const nowMs = clock();
      return store.forget({ beforeMs: nowMs - keepDays * DAY_MS, maxBytes: keepMb * 1e6, spareMs: nowMs - SPARE_MS });
    },
    onFault: (cause) => report(failed, cause),
    everyMs,
  });
}

const failed = {
  kind: 'retention',
  message: 'Old records could not be deleted.',
  hint: 'It is tried again in some minutes.',
};
