import type { IncidentGroup } from '@driftscope/detect';
import { formatAgo, formatClock, formatDay, SeverityBadge } from '@driftscope/ui';
import classes from './group-row.module.css';

/** One defect in two lines: what it is, and how often and where it was met. */
export function GroupRow({ group, nowMs }: { readonly group: IncidentGroup; readonly nowMs: number }) {
  const { severity, title, kind, app, count, sessions, status, firstAt, lastAt } = group;
  return (
    <div className={classes.row} data-status={status}>
      <span className={classes.severity}>
        <SeverityBadge severity={severity} />
      </span>
      <span className={classes.title}>{title}</span>
      <span className={classes.count} title={`${count} incidents`}>
        {count.toLocaleString('en')} ×
      </span>
      <span className={classes.meta}>
        <code>{kind}</code>
        <span>{app}</span>
        <span>{`${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`}</span>
        <span>{`last ${formatAgo(lastAt, nowMs)}`}</span>
        <span>{`since ${formatDay(firstAt)} ${formatClock(firstAt).slice(0, 5)}`}</span>
        {status !== 'open' && <span className={classes.status}>{status}</span>}
      </span>
    </div>
  );
}
