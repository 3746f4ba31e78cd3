import type { IncidentGroup } from '@driftscope/detect';
import { counted, ForeignText, formatAgo, formatCount, Sentence, SeverityBadge } from '@driftscope/ui';
import { Link } from 'wouter';
import { listAddress } from './list-address.ts';
import classes from './overview.module.css';
import type { OverviewFilters } from './overview-filters.ts';

/** The defects that were met most often. */
export function WorstGroups({
  groups,
  filters,
  nowMs,
}: {
  readonly groups: readonly IncidentGroup[];
  readonly filters: OverviewFilters;
  readonly nowMs: number;
}) {
  return (
    <section className={classes.card} aria-label="Worst groups">
      <h2>Worst groups</h2>
      <ol className={classes.rows}>
        {groups.map(({ group, severity, title, kind, app, count, sessions, lastAt }) => (
          <li key={group}>
            <SeverityBadge severity={severity} />
            <Link href={listAddress(filters, { group })}>
              <Sentence text={title} />
            </Link>
            <span className={classes.number}>{formatCount(count)}</span>
            <span className={classes.more}>
              <code>{kind}</code> <ForeignText text={app} /> · {counted(sessions, 'session')} · last{' '}
              {formatAgo(lastAt, nowMs)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
