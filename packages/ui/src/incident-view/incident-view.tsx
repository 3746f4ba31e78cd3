import type { Incident } from '@driftscope/detect';
import { ConfidenceBadge } from '../badges/confidence-badge.tsx';
import { SeverityBadge } from '../badges/severity-badge.tsx';
import type { SessionRecord } from '../records/session-record.ts';
import { Timeline } from '../timeline/timeline.tsx';

/** One incident: what happened, what proves it, and what to do. */
export function IncidentView({
  incident,
  records,
}: {
  readonly incident: Incident;
  readonly records: readonly SessionRecord[];
}) {
  return (
    <article aria-label={incident.title}>
      <SeverityBadge severity={incident.severity} /> <ConfidenceBadge confidence={incident.confidence} />
      <h1>{incident.title}</h1>
      <h2>Witness</h2>
      <ol>
        {incident.witness.map(({ says }) => (
          <li key={says}>{says}</li>
        ))}
      </ol>
      <Timeline records={records} span={{ fromAt: incident.at, untilAt: incident.untilAt }} focus={incident} />
      <p>{incident.advice}</p>
    </article>
  );
}
