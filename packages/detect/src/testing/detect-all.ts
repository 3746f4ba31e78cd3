import type { DriftRecord, SessionHeader } from '@driftscope/records';
import { createDetector } from '../create-detector.ts';
import type { DetectorOptions } from '../detector.ts';
import type { Incident } from '../incident.ts';

export interface Trace {
  readonly header: SessionHeader;
  readonly records: readonly DriftRecord[];
}

/** Judges whole traces. All sessions are complete up to `untilT`, in ms after the first one's origin. */
export function detectAll(
  traces: readonly Trace[],
  untilT = 60_000,
  options: Pick<DetectorOptions, 'thresholds'> = {},
): readonly Incident[] {
  const detector = createDetector({ ...options, sessions: traces.map(({ header }) => header) });
  for (const { header, records } of traces) {
    for (const record of records) detector.push(record, header.id);
    detector.complete(header.id, untilT);
  }
  return detector.end();
}

/** The same, as a list of kinds. */
export const kindsOf = (incidents: readonly Incident[]): readonly string[] => incidents.map(({ kind }) => kind);

/** The incidents of one kind. */
export const ofKind = (incidents: readonly Incident[], kind: string): readonly Incident[] =>
  incidents.filter((incident) => incident.kind === kind);
