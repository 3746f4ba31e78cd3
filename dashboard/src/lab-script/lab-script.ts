import type { LabFault, LabSystem } from '@driftscope/records';

/** One thing that happens in a run. */
export interface LabEvent {
  readonly id: string;
  readonly fault: LabFault;
  /** From the moment on when both clients are logged in and have read everything. */
  readonly atMs: number;
  readonly forMs: number;
}

/** All that happens in a run. The same script happens at the same times, in every run. */
export interface LabScript {
  /** Decides when others write, and what. */
  readonly seed: number;
  readonly events: readonly LabEvent[];
}

/** What of a system decides how long a run takes: {@link LabSystem.newsMs}. */
export type Pace = Pick<LabSystem, 'newsMs'>;

const SHORTEST_MS = 15_000;

/** Who was cut off for some seconds tries again after up to twice as many, as the sync client does, so as not to come with all others. */
const COME_BACK_MS = 9_000;

export const endOf = ({ atMs, forMs }: LabEvent): number => atMs + forMs;

/** How long a run takes: after the last fault there is time to come right. */
export const durationOf = ({ events }: LabScript, pace: Pace): number =>
  Math.max(SHORTEST_MS, Math.max(0, ...events.map(endOf)) + quietMs(pace) + COME_BACK_MS);

/** At the end nobody writes for so long, so that what is still wrong then stays wrong. */
export const quietMs = ({ newsMs }: Pace): number => Math.max(4_000, newsMs + 2_000);
