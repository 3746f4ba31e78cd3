import type { ReleaseTrend } from '@driftscope/detect';
import { counted, EmptyState, ForeignText } from '@driftscope/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { LeftOutNote } from '../files/left-out-note.tsx';
import { seenOffers } from '../filters/seen-offers.ts';
import { useEverSeen } from '../filters/use-ever-seen.ts';
import { ReportSwitch } from '../reports/report-switch.tsx';
import frame from '../reports/reports.module.css';
import { FirstIncident } from '../start/first-incident.tsx';
import { useTeams } from '../teams/use-teams.ts';
import { withTeam } from '../teams/with-team.ts';
import { Waiting } from '../waiting/waiting.tsx';
import { incidentsOfRelease, reportOfRelease } from './release-address.ts';
import { TrendChart } from './trend-chart.tsx';
import { TrendFilterBar } from './trend-filter-bar.tsx';
import { parseTrendFilters, type TrendFilters, trendQuery } from './trend-filters.ts';
import { TrendTable } from './trend-table.tsx';

/** `/reports/releases`: whether an app's drift gets better or worse from release to release. */
export function ReleasesPage() {
  const { api } = useServices();
  const [address, setAddress] = useSearchParams();
  const filters = parseTrendFilters(address);
  const query = trendQuery(filters).toString();
  const { value, fault, reload } = useLoaded(
    useCallback(() => api.releaseTrend(new URLSearchParams(query)), [api, query]),
  );
  useReloadOnPush(reload);
  const known = useEverSeen();
  const teams = useTeams();
  const change = (next: TrendFilters) => setAddress(trendQuery(next), { replace: true });
  useDocumentTitle('Releases – Driftscope');

  if (known !== undefined && known.exposure.length === 0) return <FirstIncident />;
  const offers = seenOffers({ ...(filters.team && { team: filters.team }) }, known?.exposure ?? [], teams);
  return (
    <div className={frame.page}>
      <header className={frame.head}>
        <h1>
          Releases
          {value?.app !== undefined && (
            <>
              {' '}
              of <ForeignText text={value.app} />
            </>
          )}
        </h1>
        <ReportSwitch />
      </header>
      <TrendFilterBar
        filters={filters}
        app={value?.app}
        offers={{ ...offers, kinds: known?.kinds.map(({ kind }) => kind).sort() ?? [] }}
        onTeam={(team) => change(withTeam(filters, team, teams))}
        onChange={change}
      />
      {fault && value && <FaultBar fault={fault} onRetry={reload} />}
      {fault && !value && <FaultView fault={fault} onRetry={reload} />}
      {value && (
        <LeftOutNote
          leftOut={value.leftOut}
          isWithImported={filters.withImported !== undefined}
          onChange={(isCounted) => change({ ...filters, withImported: isCounted ? 'true' : '' })}
        />
      )}
      {value && <Trend trend={value} filters={filters} />}
      {!fault && !value && <Waiting />}
    </div>
  );
}

function Trend({ trend, filters }: { readonly trend: ReleaseTrend; readonly filters: TrendFilters }) {
  const [told, setTold] = useState<string>();
  const { app, says, releases, older, unnamed, leftOut } = trend;
  if (app === undefined) return <NoPage isLeftOut={leftOut > 0} />;
  if (releases.length === 0) return <NoRelease />;
  const pointing = { told, onTell: setTold, addressOf: (release: string) => incidentsOfRelease(app, release, filters) };
  return (
    <article>
      <p className={frame.says} data-verdict={releases.at(-1)?.verdict}>
        {says}
      </p>
      <h2>Incidents in 100 session-hours{whichOf(filters)}</h2>
      <p className={frame.soft}>
        Each release over all its time, in the order in which they were first seen. A dot is what was seen, its line the
        95 % confidence interval: one that was hardly used has a long line. Two releases may differ although their lines
        overlap a little: the verdict says so, and the more releases are shown, the more certain it has to be.
      </p>
      <TrendChart releases={releases} {...pointing} />
      <TrendTable releases={releases} {...pointing} reportOf={(release) => reportOfRelease(app, release, filters)} />
      <p className={frame.soft}>
        {[
          ...(older > 0 ? [`${counted(older, 'older release')} not shown.`] : []),
          ...(unnamed > 0 ? [`${counted(unnamed, 'page load')} named no release, and count for none.`] : []),
          'Sessions as old as those whose records are forgotten are not counted: of them only those that drifted are left.',
        ].join(' ')}
      </p>
    </article>
  );
}

function whichOf({ kind, severity }: TrendFilters): string {
  const which = [severity, kind].filter((name) => name !== undefined);
  return which.length === 0 ? '' : `, ${which.join(' ')} alone`;
}

const NoPage = ({ isLeftOut }: { readonly isLeftOut: boolean }) => (
  <EmptyState
    title="No page counts here"
    hint={
      isLeftOut
        ? 'All that there is of it came from files.'
        : 'No page of it was recorded, or none since the time from which records are kept.'
    }
    action={<Link href="/reports/releases">Releases of another app</Link>}
  />
);

const NoRelease = () => (
  <EmptyState
    title="No page named a release"
    hint={
      'A page names its release with <meta name="release" content="…"> in its document. Until it does, times can be compared.'
    }
    action={<Link href="/reports">Compare times</Link>}
  />
);
