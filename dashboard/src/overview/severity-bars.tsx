import type { Severity, Stats } from '@driftscope/detect';
import { formatCount, SeverityBadge } from '@driftscope/ui';
import { Link } from 'wouter';
import { ChartFrame } from './chart-frame.tsx';
import { listAddress } from './list-address.ts';
import classes from './overview.module.css';
import type { OverviewFilters } from './overview-filters.ts';

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** How many incidents are how grave. */
export function SeverityBars({ stats, filters }: { readonly stats: Stats; readonly filters: OverviewFilters }) {
  const counts = new Map(stats.severities.map(({ severity, count }) => [severity, count]));
  const most = Math.max(1, ...counts.values());
  const grave = (counts.get('critical') ?? 0) + (counts.get('high') ?? 0);
  return (
    <ChartFrame title="Severity" says={`${formatCount(grave)} of ${formatCount(stats.count)} are critical or high.`}>
      <ul className={classes.bars}>
        {severities.map((severity) => (
          <li key={severity}>
            <Link href={listAddress(filters, { severity })}>
              <SeverityBadge severity={severity} />
            </Link>
            <span className={classes.track}>
              <span
                style={{ width: `${(100 * (counts.get(severity) ?? 0)) / most}%`, background: `var(--ds-${severity})` }}
              />
            </span>
            <span className={classes.number}>{formatCount(counts.get(severity) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
