import type {
  Incident,
  IncidentFilter,
  IncidentGroup,
  IncidentStats,
  IncidentStatus,
  IncidentSummary,
} from '@driftscope/detect';
import type { IncidentFigures } from './incident-figures.ts';
import type { PageKey } from './page-key.ts';

/** An incident with what its users said of it. */
export interface FiledIncident {
  readonly incident: Incident;
  readonly status: IncidentStatus;
  readonly rev: number;
  readonly assignee?: string;
  readonly note?: string;
}

export interface Withdrawal {
  /** What the records say now. */
  readonly found: ReadonlySet<string>;
  /** Only incidents whose every record is of one of these sessions are judged. */
  readonly sessions: ReadonlySet<string>;
  /** Epoch ms: only incidents that ended by then. */
  readonly untilAt: number;
}

/** Which incidents are asked for. */
export interface StoredFilter extends IncidentFilter {
  /** Leaves out those of sessions that came from files. */
  readonly isSent?: boolean;
}

/** See {@link IncidentStore.changedSince}. */
export type ChangedSince = IncidentStore['changedSince'];

/** Incidents, and what users say of them. What changes gets the next `rev`. */
export interface IncidentStore {
  /**
   * Files what detection found. Of a known id the finding is replaced, and what users said stays. One that is new stands as
   * its group does: where that was resolved, it has `regressed` if it happened later.
   *
   * @returns those that are new, that changed, or that had been withdrawn.
   */
  file(found: readonly Incident[]): Promise<readonly IncidentSummary[]>;
  /** Withdraws what a second look at the same records did not find again; gives what changed. */
  withdraw(withdrawal: Withdrawal): Promise<readonly IncidentSummary[]>;
  /** Newest first; only those after `after`. */
  list(
    filter: StoredFilter,
    page: { readonly limit: number; readonly after?: PageKey | undefined },
  ): Promise<readonly IncidentSummary[]>;
  /** Groups of the incidents that the filter lets through. */
  groups(filter: StoredFilter, page: GroupPage): Promise<readonly IncidentGroup[]>;
  /** Numbers of the incidents that the filter lets through. */
  stats(filter: StoredFilter): Promise<IncidentStats>;
  /** What is counted of each incident that the filter lets through, in no order. */
  figures(filter: StoredFilter): Promise<readonly IncidentFigures[]>;
  /** Those whose last change is after `rev`, in the order of their changes. */
  changedSince(rev: number, limit: number): Promise<readonly IncidentSummary[]>;
  /** The `rev` of the last change. 0: there was none. */
  lastRev(): Promise<number>;
  find(id: string): Promise<FiledIncident | undefined>;
}

/** Which groups are meant, and in which order. */
export interface GroupPage {
  readonly limit: number;
  /** The one met last first, or the most frequent. Default: `last`. */
  readonly order?: 'last' | 'count' | undefined;
  /** Only those after it, whose `id` is a group's, where the one met last is first. */
  readonly after?: PageKey | undefined;
}
