import { type DetectorOptions, judgeRecordings } from '@driftscope/detect';
import type { RecordedSession } from '@driftscope/records';
import type { OpenedRecording } from './recording-job.ts';

/** Judges all that a file has together, and says how the page stood that was loaded last. */
export function judgeFile(
  recorded: readonly RecordedSession[],
  by: Pick<DetectorOptions, 'isIdOf' | 'thresholds'>,
): Omit<OpenedRecording, 'fault'> {
  const { incidents, account } = judgeRecordings(recorded, { ...by, keepsAccount: true });
  const isServer = ({ header }: RecordedSession) => header.server !== undefined;
  const ordered = [...recorded.filter(isServer), ...recorded.filter((session) => !isServer(session))];
  const shown = ordered.findLast(({ header }) => header.frame === undefined);
  return { recorded: ordered, incidents, account: shown && account(shown.header.id) };
}
