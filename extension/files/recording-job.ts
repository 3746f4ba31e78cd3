import type { Incident } from '@driftscope/detect';
import type { Fault, RecordedSession } from '@driftscope/records';

/** What the worker of a file is asked. */
export interface RecordingJob {
  readonly file: Blob;
  /** For the hashes of users: without them an id in the app's own data is not known for the user's. */
  readonly keys: readonly string[];
}

/** What it answers. */
export interface OpenedRecording {
  readonly recorded: readonly RecordedSession[];
  /** All sessions judged together, by the rules of today. In the order in which they begin. */
  readonly incidents: readonly Incident[];
  /** Why the file could not be read whole. Absent: it could. */
  readonly fault: Fault | undefined;
}
