import type { GapOutcome } from '@driftscope/detect';
import type { ReportFault } from '../report-fault.ts';
import type { ObservationStore } from '../storage/observation-store.ts';

export interface GapFiling {
  /** Takes what became of a gap. Returns at once. */
  note(outcome: GapOutcome): void;
  /** Resolves when all that was noted is filed. */
  stop(): Promise<void>;
}

/** How long gaps wait for others, to share a commit with them. */
const FILING_MS = 1_000;

/** Files gaps that the detector tells of. What cannot be filed is told of again when detection starts over. */
export function startGapFiling(store: Pick<ObservationStore, 'fileGaps'>, report: ReportFault): GapFiling {
  let noted: GapOutcome[] = [];
  let timer: NodeJS.Timeout | undefined;

  const file = async () => {
    clearTimeout(timer);
    timer = undefined;
    const outcomes = noted;
    noted = [];
    if (outcomes.length === 0) return;
    try {
      await store.fileGaps(outcomes);
    } catch (cause) {
      const hint = 'Charts of gaps lack them until the collector is started again.';
      report({ kind: 'gap-filing', message: `${outcomes.length} gaps cannot be filed.`, hint }, cause);
    }
  };

  return {
    note: (outcome) => {
      noted.push(outcome);
      timer ??= setTimeout(() => void file(), FILING_MS).unref();
    },
    stop: file,
  };
}
