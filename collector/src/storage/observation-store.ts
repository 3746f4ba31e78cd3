import type { GapOutcome, ObservationStats } from '@driftscope/detect';

/** Absent: anything; of several apps, any. */
export interface ObservationFilter {
  readonly app?: readonly string[];
  readonly release?: string;
  readonly session?: string;
  /** Epoch ms: gaps that began in between, and the part of a page's time that lies there. */
  readonly from?: number;
  readonly to?: number;
  /** Leaves out {@link ObservationStore.worn}. */
  readonly isWhole?: boolean;
  /** Leaves out sessions that came from files. */
  readonly isSent?: boolean;
}

/** Gaps of one app and release. */
export interface GapFigures {
  readonly app: string;
  /** Absent: of pages that named none. */
  readonly release?: string;
  /** Of each gap. */
  readonly gapMs: readonly number[];
  /** Of each gap that was made up for. */
  readonly resyncMs: readonly number[];
}

export type Exposure = ObservationStats['exposure'][number];

/** What was seen in all sessions, healthy ones too. */
export interface ObservationStore {
  /** Files gaps. One that is there already is replaced. */
  fileGaps(outcomes: readonly GapOutcome[]): Promise<void>;
  gaps(filter: ObservationFilter): Promise<readonly GapFigures[]>;
  /** How long pages were open, by app and release. Servers are no pages. */
  exposure(filter: ObservationFilter): Promise<readonly Exposure[]>;
  /**
   * Sessions as old as those whose records are forgotten. Of these only the ones with incidents are left: a rate among them
   * is higher than it ever was.
   */
  worn(): Promise<ReadonlySet<string>>;
  /** How many sessions came from files. */
  imported(filter: ObservationFilter): Promise<number>;
  /** Addresses of these sessions' pages, as far as they named one. */
  urls(sessions: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
