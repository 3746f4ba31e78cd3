import type { RecordedSession } from '@driftscope/records';
import { writeRecording } from './write-recording.ts';

/** Sessions as a `.drift` file. */
export const recordingFile = (sessions: readonly RecordedSession[]): Blob =>
  new Blob([...writeRecording(sessions)], { type: 'application/gzip' });
