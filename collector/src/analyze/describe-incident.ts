import type { Incident } from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';

/** An incident for people: what happened, what shows it, what to do. */
export function describeIncident({
  kind,
  severity,
  confidence,
  title,
  at,
  session,
  witness,
  advice,
}: Incident): string {
  return [
    `${severity}  ${kind}  (${confidence})`,
    `  ${title}`,
    `  ${utcMoment(at, 'ms')}, session ${session}`,
    ...witness.map(({ says }) => `  - ${says}`),
    `  → ${advice}`,
    '',
  ].join('\n');
}
