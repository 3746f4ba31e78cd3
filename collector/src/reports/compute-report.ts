import type { Report, ReportComparison, ReportSide, ReportTeam } from '@driftscope/detect';
import { severities } from '../analyze/severity-rank.ts';
import { computeIncidentStats } from '../storage/compute-incident-stats.ts';
import { computeObservationStats } from '../storage/compute-observation-stats.ts';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import { compareGroups } from './compare-groups.ts';
import { ALPHA, compareRates } from './compare-rates.ts';
import { concludeReport } from './conclude-report.ts';
import { groupByText } from './group-by-text.ts';
import { hoursOf } from './hours-of.ts';
import type { ReportInput, ReportSideInput } from './report-input.ts';

/** Pages and events that are named. */
const MOST_PLACES = 10;

/** Computes a report: how often pages drift, whether that is better or worse than before, and what came and went. */
export function computeReport(input: ReportInput): Report {
  const { madeAt, app, team, subject, base } = input;
  const all = compare(subject, base, ALPHA);
  const sides = { subject: sideOf(subject), ...(base && { base: sideOf(base) }) };
  return {
    madeAt,
    ...(app !== undefined && { app }),
    ...(team !== undefined && { team }),
    ...sides,
    says: concludeReport({ ...sides, all }),
    all,
    severities: compareBy(input, ({ severity }) => severity)
      .map(({ name, ...rest }) => ({ severity: name, ...rest }))
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
    kinds: compareBy(input, ({ kind }) => kind).map(({ name, ...rest }) => ({ kind: name, ...rest })),
    apps: compareApps(input),
    teams: compareTeams(input),
    groups: compareGroups(input),
    pages: topOf(subject.incidents, ({ session }) => input.pages.get(session)).map(({ text, count }) => ({
      page: text,
      count,
    })),
    events: topOf(subject.incidents, ({ event }) => event).map(({ text, count }) => ({ event: text, count })),
  };
}

function sideOf({ from, to, release, incidents, exposure, gaps, leftOut }: ReportSideInput): ReportSide {
  const { sessions, missed, duplicates, polls } = computeIncidentStats(incidents, { from, to });
  const seen = computeObservationStats(gaps, exposure);
  return {
    from,
    to,
    ...(release !== undefined && { release }),
    sessions: exposure.reduce((sum, one) => sum + one.sessions, 0),
    driftedSessions: sessions,
    leftOut,
    gaps: seen.gaps.count,
    resyncs: seen.resyncs,
    missed,
    duplicates,
    polls,
  };
}

function compare(
  subject: Pick<ReportSideInput, 'incidents' | 'exposure'>,
  base: Pick<ReportSideInput, 'incidents' | 'exposure'> | undefined,
  alpha: number,
): ReportComparison {
  const drifted = ({ incidents, exposure }: Pick<ReportSideInput, 'incidents' | 'exposure'>) => ({
    sessions: incidents.map(({ session }) => session),
    hours: hoursOf(exposure),
  });
  return compareRates(drifted(subject), base && drifted(base), alpha);
}

/** Each name in the time of all pages; the most frequent first. */
function compareBy<Name extends string>({ subject, base }: ReportInput, nameOf: (incident: IncidentFigures) => Name) {
  const incidents = [...subject.incidents, ...(base?.incidents ?? [])];
  const names = [...new Set(incidents.map(nameOf))];
  const only = (side: ReportSideInput, name: Name) => ({
    incidents: side.incidents.filter((incident) => nameOf(incident) === name),
    exposure: side.exposure,
  });
  return names
    .map((name) => ({
      name,
      ...compare(only(subject, name), base && only(base, name), ALPHA / names.length),
    }))
    .sort((a, b) => b.subject.count - a.subject.count || (a.name < b.name ? -1 : 1));
}

/** Each app in the time of its own pages. */
const compareApps = (input: ReportInput): Report['apps'] =>
  compareParts(
    input,
    appsSeen(input).map((app) => ({ app, has: (one) => one === app })),
  ).sort((a, b) => b.subject.count - a.subject.count || (a.app < b.app ? -1 : 1));

/** Each team in the time of its apps' pages; what is in none stands last. */
function compareTeams(input: ReportInput): Report['teams'] {
  const { teams } = input;
  if (teams.length === 0) return [];
  const seen = appsSeen(input).sort();
  const named = teams.map(({ name, apps }) => ({ team: name, apps: seen.filter((app) => apps.includes(app)) }));
  const others = seen.filter((app) => !teams.some(({ apps }) => apps.includes(app)));
  const parts: readonly Pick<ReportTeam, 'team' | 'apps'>[] = [
    ...named,
    ...(others.length > 0 ? [{ apps: others }] : []),
  ];
  return compareParts(
    input,
    parts.map((part) => ({ ...part, has: (app) => part.apps.includes(app) })),
  ).sort((a, b) => Number(a.team === undefined) - Number(b.team === undefined) || b.subject.count - a.subject.count);
}

function appsSeen({ subject, base }: ReportInput): string[] {
  const sides = base === undefined ? [subject] : [subject, base];
  return [...new Set(sides.flatMap(({ incidents, exposure }) => [...incidents, ...exposure]).map(({ app }) => app))];
}

/** Each part in the time of the pages of its apps. */
function compareParts<Part extends { readonly has: (app: string) => boolean }>(
  { subject, base }: ReportInput,
  parts: readonly Part[],
) {
  const only = ({ incidents, exposure }: ReportSideInput, { has }: Part) => ({
    incidents: incidents.filter(({ app }) => has(app)),
    exposure: exposure.filter(({ app }) => has(app)),
  });
  return parts.map((part) => {
    const { has: _, ...named } = part;
    return { ...named, ...compare(only(subject, part), base && only(base, part), ALPHA / parts.length) };
  });
}

function topOf(incidents: readonly IncidentFigures[], textOf: (incident: IncidentFigures) => string | undefined) {
  return [...groupByText(incidents, textOf)]
    .map(([text, found]) => ({ text, count: found.length }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_PLACES);
}
