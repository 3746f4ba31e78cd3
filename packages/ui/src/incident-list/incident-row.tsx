import { ConfidenceBadge } from '../badges/confidence-badge.tsx';
import { SeverityBadge } from '../badges/severity-badge.tsx';
import { formatClock } from '../format/format-clock.ts';
import { formatDay } from '../format/format-day.ts';
import { IdentityName } from '../identity/identity-name.tsx';
import type { IncidentListItem } from './incident-list-item.ts';
import classes from './incident-row.module.css';

/** One incident in two lines: what happened, and where. */
export function IncidentRow({ incident }: { readonly incident: IncidentListItem }) {
  const { severity, title, kind, app, identity, session, confidence, at, status, assignee } = incident;
  return (
    <div className={classes.row} data-status={status} data-severity={severity}>
      <span className={classes.severity}>
        <SeverityBadge severity={severity} />
      </span>
      <span className={classes.title}>{title}</span>
      <time className={classes.time} dateTime={new Date(at).toISOString()}>
        <span>{formatClock(at).slice(0, 8)}</span>
        <span className={classes.day}>{formatDay(at)}</span>
      </time>
      <span className={classes.meta}>
        <code>{kind}</code>
        <ConfidenceBadge confidence={confidence} />
        <span>{app}</span>
        {identity !== undefined && (
          <span>
            <IdentityName incident={incident} />
          </span>
        )}
        <code title={session}>{session.slice(0, 8)}</code>
        {status !== undefined && status !== 'open' && (
          <span className={classes.status} data-status={status}>
            {status}
          </span>
        )}
        {assignee !== undefined && <span>{assignee} has it</span>}
      </span>
    </div>
  );
}
