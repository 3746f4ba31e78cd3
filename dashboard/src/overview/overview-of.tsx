import type { Overview } from '@driftscope/detect';
import { EmptyState } from '@driftscope/ui';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { otherPages } from '../app/late-parts.ts';
import { whenIdle } from '../app/when-idle.ts';
import { LeftOutNote } from '../files/left-out-note.tsx';
import { FirstIncident } from '../start/first-incident.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { GapLengths } from './gap-lengths.tsx';
import { KindsOverTime } from './kinds-over-time.tsx';
import { NewestIncidents } from './newest-incidents.tsx';
import classes from './overview.module.css';
import { OverviewFilterBar } from './overview-filter-bar.tsx';
import type { OverviewFilters } from './overview-filters.ts';
import { SeverityBars } from './severity-bars.tsx';
import { WorstGroups } from './worst-groups.tsx';

/** What was read of a period. `children` stand above it. */
export function OverviewOf({
  overview: { from, to, stats, groups, newest, apps, teams },
  filters,
  onFilter,
  children,
}: {
  readonly overview: Overview;
  readonly filters: OverviewFilters;
  readonly onFilter: (next: OverviewFilters) => void;
  readonly children: ReactNode;
}) {
  const { withImported, ...narrowed } = filters;
  useEffect(() => void whenIdle().then(otherPages.bring), []);

  if (apps.length === 0) return <FirstIncident />;
  return (
    <div className={classes.page}>
      {children}
      <header className={classes.head}>
        <h1>Overview</h1>
        <OverviewFilterBar filters={filters} apps={apps} teams={teams} onFilter={onFilter} />
      </header>
      <FigureTiles stats={stats} />
      <LeftOutNote
        leftOut={stats.leftOut}
        isWithImported={withImported !== undefined}
        onChange={(isCounted) => onFilter({ ...narrowed, ...(isCounted && { withImported: 'true' }) })}
      />
      {stats.count === 0 ? (
        <EmptyState
          title="Nothing drifted in this time"
          hint="No incident of these pages was found. A longer period may show some."
          action={<Link href="/">All incidents</Link>}
        />
      ) : (
        <div className={classes.charts}>
          <div className={classes.wide}>
            <KindsOverTime stats={stats} period={{ from, to }} />
          </div>
          <SeverityBars stats={stats} filters={filters} />
          <GapLengths gaps={stats.gaps} />
          <WorstGroups groups={groups} filters={filters} nowMs={to} />
          <NewestIncidents incidents={newest} nowMs={to} />
        </div>
      )}
    </div>
  );
}
