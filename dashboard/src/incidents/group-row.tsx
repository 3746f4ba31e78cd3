import type { IncidentGroup } from '@driftscope/detect';
import { counted, ForeignText, formatAgo, formatCount, formatMoment, ListRow } from '@driftscope/ui';
import classes from './group-row.module.css';

/** One defect in two lines: what it is, and how often and where it was met. */
export function GroupRow({ group, nowMs }: { readonly group: IncidentGroup; readonly nowMs: number }) {
  const { severity, title, kind, app, count, sessions, status, firstAt, lastAt } = group;
  return (
    <ListRow
      severity={severity}
      title={title}
      status={status}
      side={
        <span className={classes.count} title={`${count} incidents`}>
          {formatCount(count)} ×
        </span>
      }
    >
      <code>{kind}</code>
      <span>
        <ForeignText text={app} />
      </span>
      <span>{counted(sessions, 'session')}</span>
      <span>{`last ${formatAgo(lastAt, nowMs)}`}</span>
      <span>{`since ${formatMoment(firstAt)}`}</span>
    </ListRow>
  );
}
