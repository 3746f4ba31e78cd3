import type { Incident } from '@driftscope/detect';

/** What a row shows. An incident fits, and so does a summary of one. */
export type IncidentListItem = Pick<
  Incident,
  'id' | 'kind' | 'severity' | 'confidence' | 'title' | 'at' | 'app' | 'session' | 'identity' | 'identityLabel'
> & {
  /** What people made of it. Absent: nobody can say here. */
  readonly status?: string;
  /** Who takes care of it. Absent: nobody, or nobody can say here. */
  readonly assignee?: string;
};
