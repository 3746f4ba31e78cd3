import type { Incident, IncidentStatus, Severity } from '@driftscope/detect';

/** What of an incident is counted. */
export interface IncidentFigures extends Pick<Incident, 'kind' | 'at' | 'app' | 'session' | 'group'> {
  /** Epoch ms when it began for the first time in its session: by that it is counted, since then it may recur for hours. */
  readonly firstAt: number;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  /** Absent: the page named none. */
  readonly release?: string;
  /** Absent: nobody took it on. */
  readonly assignee?: string;
  /** Events that did not arrive. */
  readonly missed: number;
  /** What polls cost that bring nothing. Absent: it is about no poll. */
  readonly requestsPerHour?: number;
  readonly bytesPerHour?: number;
  /** The event that it is about. Absent: about none, or several. */
  readonly event?: string;
}
