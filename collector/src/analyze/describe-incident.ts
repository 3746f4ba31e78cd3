import type { Incident } from '@driftscope/detect';

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
    `  ${new Date(at).toISOString()}, session ${session}`,
    ...witness.map(({ says }) => `  - ${says}`),
    `  → ${advice}`,
    '',
  ].join('\n');
}
