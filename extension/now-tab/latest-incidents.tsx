import type { Incident } from '@driftscope/detect';
import { formatClock } from '@driftscope/ui';
import classes from './now-tab.module.css';

const MOST = 6;

/** The last incidents in a line each, as they happen. */
export function LatestIncidents({
  incidents,
  onIncident,
}: {
  /** Newest first. */
  readonly incidents: readonly Incident[];
  readonly onIncident: (id: string) => void;
}) {
  if (incidents.length === 0) return <p className={classes.empty}>No drift so far.</p>;
  return (
    <ul className={classes.incidents}>
      {incidents.slice(0, MOST).map(({ id, kind, severity, title, untilAt }) => (
        <li key={id}>
          <button type="button" className={classes.incident} data-severity={severity} onClick={() => onIncident(id)}>
            <time dateTime={new Date(untilAt).toISOString()}>
              {formatClock(untilAt, 'second')} · {severity} · {kind}
            </time>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
