import { startChore } from '../chores/start-chore.ts';
import type { ReportFault } from '../report-fault.ts';
import type { SessionStore } from '../storage/session-store.ts';

export interface CompactionOptions {
  readonly sessions: Pick<SessionStore, 'compact'>;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  /** How often it is looked. */
  readonly everyMs?: number;
}

/** Detection may go through the parts of a quarter of an hour, one by one, and none of them may go missing meanwhile. */
const IDLE_MS = 3_600_000;

/** Puts the small parts of sessions together, an hour after they were heard of last, beside all else. */
export function startCompaction(options: CompactionOptions): { stop(): Promise<void> } {
  const { sessions, clock, report, everyMs = 60_000 } = options;
  return startChore({
    work: () => sessions.compact(clock() - IDLE_MS),
    onFault: (cause) => report(failed, cause),
    everyMs,
  });
}

const failed = {
  kind: 'compaction',
  message: 'Small parts of a session could not be put together.',
  hint: 'It stays as it is, and can be read; npm run driftscope -- doctor looks for damage.',
};
