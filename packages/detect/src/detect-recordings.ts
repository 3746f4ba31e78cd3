import type { RecordedSession } from '@driftscope/records';
import type { DetectorOptions } from './detector.ts';
import type { Incident } from './incident.ts';
import { judgeRecordings } from './judge-recordings.ts';

/** The incidents of recorded sessions that are judged together, in the order in which they begin. */
export function detectRecordings(
  sessions: readonly RecordedSession[],
  options: Omit<DetectorOptions, 'sessions' | 'keepsAccount'>,
): readonly Incident[] {
  return judgeRecordings(sessions, options).incidents;
}
