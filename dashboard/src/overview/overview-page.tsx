import { EmptyState, showDirections } from '@driftscope/ui';
import { NativeSelect } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { FirstIncident } from '../start/first-incident.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { GapLengths } from './gap-lengths.tsx';
import { KindsOverTime } from './kinds-over-time.tsx';
import { loadOverview } from './load-overview.ts';
import { NewestIncidents } from './newest-incidents.tsx';
import classes from './overview.module.css';
import { type OverviewFilters, overviewQuery, parseOverview, periodChoices } from './overview-filters.ts';
import { SeverityBars } from './severity-bars.tsx';
import { useApps } from './use-apps.ts';
import { WorstGroups } from './worst-groups.tsx';

/** `/overview`: how much drifts, of what kind, and how it went lately. */
export function OverviewPage() {
  const { api, now } = useServices();
  const [query, setQuery] = useSearchParams();
  const { days, app } = parseOverview(query);
  const load = useCallback(() => loadOverview(api, { days, ...(app && { app }) }, now()), [api, now, days, app]);
  const { value, fault, reload } = useLoaded(load);
  useReloadOnPush(reload);
  const apps = useApps();
  useDocumentTitle('Overview – Driftscope');
  const narrow = (next: OverviewFilters) => setQuery(overviewQuery(next), { replace: true });

  if (!value) return fault ? <FaultView fault={fault} onRetry={reload} /> : null;
  // Only where nothing is shown does it matter whether there ever was an app.
  if (value.stats.count === 0 && apps === undefined) return null;
  if (apps?.length === 0) return <FirstIncident />;
  const { stats, groups, newest, period } = value;
  return (
    <div className={classes.page}>
      {fault && <FaultBar fault={fault} onRetry={reload} />}
      <header className={classes.head}>
        <h1>Overview</h1>
        <NativeSelect
          size="xs"
          aria-label="Period"
          data={periodChoices.map((choice) => ({ value: String(choice), label: periodText(choice) }))}
          value={String(days)}
          onChange={({ currentTarget: { value } }) => narrow({ days: Number(value), ...(app && { app }) })}
        />
        <NativeSelect
          size="xs"
          aria-label="App"
          data={[
            { value: '', label: 'Any app' },
            ...withChosen(apps ?? [], app).map((name) => ({ value: name, label: showDirections(name) })),
          ]}
          value={app ?? ''}
          onChange={({ currentTarget: { value } }) => narrow({ days, ...(value && { app: value }) })}
        />
      </header>
      <FigureTiles stats={stats} />
      {stats.count === 0 ? (
        <EmptyState
          title="Nothing drifted in this time"
          hint="No incident of these pages was found. A longer time may have some."
          action={<Link href="/">All incidents</Link>}
        />
      ) : (
        <div className={classes.charts}>
          <div className={classes.wide}>
            <KindsOverTime stats={stats} period={period} />
          </div>
          <SeverityBars stats={stats} />
          <GapLengths gaps={stats.gaps} />
          <WorstGroups groups={groups} nowMs={period.to} />
          <NewestIncidents incidents={newest} nowMs={period.to} />
        </div>
      )}
    </div>
  );
}

const withChosen = (apps: readonly string[], app: string | undefined): readonly string[] =>
  app === undefined || apps.includes(app) ? apps : [...apps, app];

const periodText = (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`);
