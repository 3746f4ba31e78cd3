import type { RecordedSession } from '@driftscope/records';
import { createDetector } from './create-detector.ts';
import type { Detector, DetectorOptions } from './detector.ts';
import type { Incident } from './incident.ts';

/** What is known of recorded sessions once all of them were judged together. */
export interface JudgedRecordings extends Pick<Detector, 'account'> {
  /** In the order in which they begin. */
  readonly incidents: readonly Incident[];
}

/** Judges recorded sessions together, each as far as it is known. */
export function judgeRecordings(
  sessions: readonly RecordedSession[],
  options: Omit<DetectorOptions, 'sessions'>,
): JudgedRecordings {
  const detector = createDetector({ ...options, sessions: sessions.map(({ header }) => header) });
  for (const { header, records, knownToT } of sessions) {
    for (const record of records) detector.push(record, header.id);
    detector.complete(header.id, knownToT);
  }
  const incidents = detector.end().toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { incidents, account: detector.account };
}
