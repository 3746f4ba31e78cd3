import type { Incident, PageAccount, ThresholdSettings } from '@driftscope/detect';
import type { Fault, RecordedSession } from '@driftscope/records';

/** What the worker of a file is asked. */
export interface RecordingJob {
  readonly file: Blob;
  /** For the hashes of users: without them an id in the app's own data is not known for the user's. */
  readonly keys: readonly string[];
  readonly thresholds: ThresholdSettings;
}

/** What it answers. */
export interface OpenedRecording {
  /** Servers first, then pages, in the order in which they begin. */
  readonly recorded: readonly RecordedSession[];
  /** All sessions judged together, by the rules of today. In the order in which they begin. */
  readonly incidents: readonly Incident[];
  /** How the page that is shown stood in the end: the last one that was loaded. Absent: the file has no page. */
  readonly account?: PageAccount | undefined;
  /** Why the file could not be read whole. Absent: it could. */
  readonly fault: Fault | undefined;
}
