import type { IncidentSummary } from '@driftscope/detect';
import { ForeignText, formatAgo, Sentence, SeverityBadge } from '@driftscope/ui';
import { Link } from 'wouter';
import { incidentAddress } from '../incidents/incident-address.ts';
import classes from './overview.module.css';

/** What was found last. */
export function NewestIncidents({
  incidents,
  nowMs,
}: {
  readonly incidents: readonly IncidentSummary[];
  readonly nowMs: number;
}) {
  return (
    <section className={classes.card} aria-label="Newest incidents">
      <h2>Newest incidents</h2>
      <ol className={classes.rows}>
        {incidents.map(({ id, severity, title, kind, app, at }) => (
          <li key={id}>
            <SeverityBadge severity={severity} />
            <Link href={incidentAddress(id)}>
              <Sentence text={title} />
            </Link>
            <span className={classes.more}>
              <code>{kind}</code> <ForeignText text={app} /> · {formatAgo(at, nowMs)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
