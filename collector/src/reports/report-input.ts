import type { Team } from '@driftscope/records';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import type { Exposure, GapFigures } from '../storage/observation-store.ts';

/** What one side of a report is made of. */
export interface ReportSideInput {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Absent: all releases. */
  readonly release?: string;
  readonly incidents: readonly IncidentFigures[];
  readonly exposure: readonly Exposure[];
  readonly gaps: readonly GapFigures[];
  /** Sessions that are not counted, and are in none of these. */
  readonly leftOut: number;
}

/** How a group is told of: as its newest incident is. */
export type GroupWords = Pick<IncidentFigures, 'kind' | 'severity' | 'app'> & { readonly title: string };

export interface ReportInput {
  /** Epoch ms. */
  readonly madeAt: number;
  readonly app?: string;
  readonly team?: string;
  readonly subject: ReportSideInput;
  /** Absent: the subject is compared with nothing. */
  readonly base?: ReportSideInput;
  /** All incidents there ever were in the apps that it is of, those of both sides too: they tell what is new. */
  readonly history: readonly IncidentFigures[];
  /** By the group's fingerprint. */
  readonly words: ReadonlyMap<string, GroupWords>;
  /** Page that a session was of, without what is of one user or entity. A session that is not there named none. */
  readonly pages: ReadonlyMap<string, string>;
  /** Those to compare. */
  readonly teams: readonly Team[];
}
