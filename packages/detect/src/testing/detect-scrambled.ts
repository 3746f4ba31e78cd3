import { createDetector } from '../create-detector.ts';
import type { Incident } from '../incident.ts';
import type { Trace } from './detect-all.ts';
import { ORIGIN_MS } from './page-trace.ts';

/** Judges traces whose records come twice and in the wrong order, as after a crash of their sender. */
export function detectScrambled(traces: readonly Trace[], untilT = 60_000): readonly Incident[] {
  const detector = createDetector({ sessions: traces.map(({ header }) => header) });
  for (const { header, records } of traces) {
    for (const record of [...records, ...records].reverse()) detector.push(record, header.id);
    detector.complete(header.id, untilT);
  }
  return detector.end();
}

/** Judges traces as they come, in steps of so many ms, and gives what was found last of each incident. */
export function detectStepwise(traces: readonly Trace[], stepMs: number, untilT = 60_000): readonly Incident[] {
  const detector = createDetector({ sessions: traces.map(({ header }) => header) });
  const found = new Map<string, Incident>();
  for (let t = 0; t < untilT + stepMs; t += stepMs) {
    for (const { header, records } of traces) {
      for (const record of records.filter((one) => one.t > t - stepMs && one.t <= t)) detector.push(record, header.id);
      detector.complete(header.id, Math.min(t, untilT));
    }
    for (const incident of detector.advance(ORIGIN_MS + t)) found.set(incident.id, incident);
  }
  return [...found.values()];
}

/** Judges the start of each trace, up to `untilT`, as when its page was lost. */
export const detectCut = (traces: readonly Trace[], untilT: number): readonly Incident[] =>
  detectScrambled(
    traces.map(({ header, records }) => ({ header, records: records.filter(({ t }) => t <= untilT) })),
    untilT,
  );
