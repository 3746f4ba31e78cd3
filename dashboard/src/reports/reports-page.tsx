import { isOneTime, namingRelease, type Report, type ReportSide, teamName } from '@driftscope/detect';
import { ForeignText, formatCount, formatDates } from '@driftscope/ui';
import { Anchor } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { LeftOutNote } from '../files/left-out-note.tsx';
import { seenOffers } from '../filters/seen-offers.ts';
import { useEverSeen } from '../filters/use-ever-seen.ts';
import { FirstIncident } from '../start/first-incident.tsx';
import { useTeams } from '../teams/use-teams.ts';
import { withTeam } from '../teams/with-team.ts';
import { Waiting } from '../waiting/waiting.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { ReportFacts } from './report-facts.tsx';
import { ReportFilterBar } from './report-filter-bar.tsx';
import { parseReportFilters, type ReportFilters, reportFilterQuery, reportQuery } from './report-filters.ts';
import { ReportGroups } from './report-groups.tsx';
import { ReportSwitch } from './report-switch.tsx';
import classes from './reports.module.css';

/** `/reports`: a time or a release against another, with what is sure about it. */
export function ReportsPage() {
  const { api, now } = useServices();
  const [address, setAddress] = useSearchParams();
  const [nowMs] = useState(now);
  const filters = parseReportFilters(address);
  const query = reportQuery(filters, nowMs).toString();
  const { value, fault, reload } = useLoaded(useCallback(() => api.report(new URLSearchParams(query)), [api, query]));
  useReloadOnPush(reload);
  const known = useEverSeen();
  const teams = useTeams();
  const change = (next: ReportFilters) => setAddress(reportFilterQuery(next), { replace: true });
  useDocumentTitle('Reports – Driftscope');

  if (known !== undefined && known.exposure.length === 0) return <FirstIncident />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>
          Report
          {filters.app !== undefined && (
            <>
              {' '}
              of <ForeignText text={filters.app} />
            </>
          )}
          {filters.team !== undefined && (
            <>
              {filters.app === undefined ? ' of' : ','} team <ForeignText text={filters.team} />
            </>
          )}
        </h1>
        <ReportSwitch />
        <nav className={classes.downloads} aria-label="Download">
          {(['html', 'csv', 'md', 'json'] as const).map((format) => (
            <Anchor
              key={format}
              size="xs"
              href={`/api/v1/reports?${query}&format=${format}`}
              {...(format === 'html'
                ? { target: '_blank', rel: 'noreferrer' }
                : { download: `drift-report.${format}` })}
            >
              {format === 'html' ? 'Page to print' : format.toUpperCase()}
            </Anchor>
          ))}
        </nav>
      </header>
      <ReportFilterBar
        filters={filters}
        base={value?.base}
        offers={seenOffers(filters, known?.exposure ?? [], teams)}
        onTeam={(team) => change(withTeam(filters, team, teams))}
        onChange={change}
      />
      {fault && value && <FaultBar fault={fault} onRetry={reload} />}
      {fault && !value && <FaultView fault={fault} onRetry={reload} />}
      {value && (
        <LeftOutNote
          leftOut={value.subject.leftOut + (value.base?.leftOut ?? 0)}
          isWithImported={filters.withImported !== undefined}
          onChange={(isCounted) => change({ ...filters, withImported: isCounted ? 'true' : '' })}
        />
      )}
      {value && <ReportBody report={value} />}
      {!fault && !value && <Waiting />}
    </div>
  );
}

function ReportBody({ report }: { readonly report: Report }) {
  const { subject, base, all, severities, kinds, apps, teams, groups, pages, events } = report;
  const sides = [subject, ...(base ? [base] : [])].map((side) => ({
    name: namingRelease(report, side) ?? timeOf(side),
    side,
  }));
  const isCompared = base !== undefined && (all.base?.hours !== 0 || all.base.count !== 0);
  const names = sides.slice(0, isCompared ? 2 : 1).map(({ name }) => name);
  const compared = [
    {
      title: 'All and by severity',
      rows: [{ name: 'all', ...all }, ...severities.map((row) => ({ name: row.severity, ...row }))],
    },
    { title: 'Kinds', rows: kinds.map((row) => ({ name: row.kind, ...row })) },
    { title: 'Apps', rows: apps.map((row) => ({ name: row.app, ...row })) },
    { title: 'Teams', rows: teams.map((row) => ({ name: teamName(row), parts: row.apps, ...row })) },
  ];
  return (
    <article>
      <p className={classes.says} data-verdict={all.verdict}>
        {report.says}
      </p>
      {base && <ComparedReleases subject={subject} base={base} />}
      <p className={classes.soft}>
        Beside each count: incidents in 100 session-hours, with the 95 % confidence interval in brackets.
      </p>
      {compared.map(({ title, rows }) => (
        <ComparisonTable key={title} title={title} rows={rows} sides={names} />
      ))}
      {base && <ReportGroups title="New groups" groups={groups.new} />}
      <ReportGroups title="Regressed groups" groups={groups.regressed} />
      {base && <ReportGroups title="Gone groups" groups={groups.gone} />}
      <ReportFacts sides={sides} />
      <Places title="Pages with most incidents" places={pages.map(({ page, count }) => ({ name: page, count }))} />
      <Places title="Events with most incidents" places={events.map(({ event, count }) => ({ name: event, count }))} />
    </article>
  );
}

/** Which releases are compared, where each is told of in a time of its own. */
function ComparedReleases({ subject, base }: { readonly subject: ReportSide; readonly base: ReportSide }) {
  const [ours, theirs] = [namingRelease({ subject, base }, subject), namingRelease({ subject, base }, base)];
  if (ours === undefined || theirs === undefined || isOneTime({ subject, base })) return null;
  return (
    <p className={classes.soft}>
      Release <ForeignText text={ours} /> ({timeOf(subject)}) is compared with release <ForeignText text={theirs} /> (
      {timeOf(base)}).
    </p>
  );
}

function Places({
  title,
  places,
}: {
  readonly title: string;
  readonly places: readonly { readonly name: string; readonly count: number }[];
}) {
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol className={classes.places}>
        {places.map(({ name, count }) => (
          <li key={name}>
            <code>{name}</code>
            <span>{formatCount(count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const timeOf = ({ from, to }: ReportSide): string => formatDates(from, to);
