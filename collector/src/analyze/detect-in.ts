import { createDetector, type DetectorOptions, type Incident } from '@driftscope/detect';
import type { RecordedSession } from '@driftscope/records';

/** Judges recorded sessions together, each as far as it is known; in the order in which incidents begin. */
export function detectIn(
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
