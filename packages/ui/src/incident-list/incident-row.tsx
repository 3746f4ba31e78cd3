import { ConfidenceBadge } from '../badges/confidence-badge.tsx';
import { ForeignText } from '../format/foreign-text.tsx';
import { formatClock } from '../format/format-clock.ts';
import { formatDate } from '../format/format-date.ts';
import { IdentityName } from '../identity/identity-name.tsx';
import type { IncidentListItem } from './incident-list-item.ts';
import classes from './incident-row.module.css';
import { ListRow } from './list-row.tsx';

/** One incident in two lines: what happened, and where. */
export function IncidentRow({ incident }: { readonly incident: IncidentListItem }) {
  const { severity, title, kind, app, identity, session, confidence, at, status, assignee } = incident;
  return (
    <ListRow
      severity={severity}
      title={title}
      status={status}
      side={
        <time className={classes.time} dateTime={new Date(at).toISOString()}>
          <span>{formatClock(at, 'second')}</span>
          <span className={classes.day}>{formatDate(at)}</span>
        </time>
      }
    >
      <code>{kind}</code>
      <ConfidenceBadge confidence={confidence} />
      <span>
        <ForeignText text={app} />
      </span>
      {identity !== undefined && (
        <span>
          <IdentityName who={incident.identity ?? ''} label={incident.identityLabel} />
        </span>
      )}
      <code title={session}>{session.slice(0, 8)}</code>
      {assignee !== undefined && (
        <span>
          <ForeignText text={assignee} /> has it
        </span>
      )}
    </ListRow>
  );
}
