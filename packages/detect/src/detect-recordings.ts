import type { RecordedSession } from '@driftscope/records';
import { createDetector } from './create-detector.ts';
import type { DetectorOptions } from './detector.ts';
import type { Incident } from './incident.ts';

/** Judges recorded sessions together, each as far as it is known; in the order in which incidents begin. */
export function detectRecordings(
  sessions: readonly RecordedSession[],
  options: Omit<DetectorOptions, 'sessions'>,
): readonly Incident[] {
  const detector = createDetector({ ...options, sessions: sessions.map(({ header }) => header) });
  for (const { header, records, knownToT } of sessions) {
    for (const record of records) detector.push(record, header.id);
    detector.complete(header.id, knownToT);
  }
  return detector.end().toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
