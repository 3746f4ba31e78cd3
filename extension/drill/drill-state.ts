import type { Incident } from '@driftscope/detect';
import type { FaultSpec } from '@driftscope/records';

/**
 * What came of one fault. `passed`: the page was touched, came to rest, and did not drift. `untouched`: nothing was there for the fault
 * to touch, so it shows nothing. `unsettled`: the page did not come to rest in time.
 */
export type Verdict = 'waiting' | 'running' | 'settling' | 'passed' | 'failed' | 'unsettled' | 'untouched' | 'refused';

export interface DrillStep {
  readonly spec: FaultSpec;
  readonly verdict: Verdict;
  /** Why, where it is not told by the verdict and the incidents. Absent: nothing more to say. */
  readonly note?: string;
  /** Sockets, frames and requests that the fault touched. Absent until it is over. */
  readonly hits?: number;
  /** From the end of the fault until the page was at rest. Absent until it was. */
  readonly settledMs?: number;
  readonly incidents: readonly Incident[];
}

export interface DrillState {
  readonly isRunning: boolean;
  readonly seed: number;
  /** Epoch ms. */
  readonly startedAt: number;
  /** Address of the page. */
  readonly page: string;
  /** What begins with nothing broken, and so is no fault's doing. Absent while the page is still watched for it. */
  readonly standing?: readonly Incident[];
  readonly steps: readonly DrillStep[];
}
