import {
  isOneRelease,
  isOneTime,
  namingRelease,
  type Report,
  type ReportComparison,
  type ReportSide,
  type ReportTeam,
  teamName,
} from '@driftscope/detect';
import { utcMoment } from '@driftscope/records';
import { numberText } from './number-text.ts';

/** A comparison with the name of what is compared. */
export interface NamedComparison extends ReportComparison {
  readonly name: string;
}

/** What a report compares, part by part, in the order in which it is shown. */
export function comparisonsOf({ all, severities, kinds, apps, teams }: Report): readonly {
  readonly title: string;
  readonly rows: readonly NamedComparison[];
}[] {
  return [
    { title: 'All', rows: [{ name: 'All incidents', ...all }] },
    { title: 'Severities', rows: severities.map(({ severity, ...rest }) => ({ name: severity, ...rest })) },
    { title: 'Kinds', rows: kinds.map(({ kind, ...rest }) => ({ name: kind, ...rest })) },
    { title: 'Apps', rows: apps.map(({ app, ...rest }) => ({ name: app, ...rest })) },
    { title: 'Teams', rows: teams.map((row) => ({ ...row, name: teamText(row) })) },
  ];
}

const teamText = (row: ReportTeam): string =>
  row.apps.length === 0 ? teamName(row) : `${teamName(row)} (${row.apps.join(', ')})`;

/** What a report is of, as its title says it. */
export function reportTitle({ app, team }: Pick<Report, 'app' | 'team'>): string {
  const of = [...(app === undefined ? [] : [app]), ...(team === undefined ? [] : [`team ${team}`])].join(', ');
  return of === '' ? 'Drift report' : `Drift report of ${of}`;
}

/** Names of the sides: their releases where these tell them apart, with their times where these differ, else their times. */
export function sideNames(report: Pick<Report, 'subject' | 'base'>): {
  readonly subject: string;
  /** Absent: there is no other side. */
  readonly base?: string;
} {
  const { subject, base } = report;
  const nameOf = (side: ReportSide) => {
    const release = namingRelease(report, side);
    if (release === undefined) return timeText(side);
    return isOneTime(report) ? release : `${release} (${timeText(side)})`;
  };
  return { subject: nameOf(subject), ...(base && { base: nameOf(base) }) };
}

/** The time and the releases that a report is of, as it says them below its title. */
export function aboutText(report: Pick<Report, 'subject' | 'base'>): string {
  const { subject, base } = sideNames(report);
  return `${leadOf(report)}${subject}${base === undefined ? '' : `, against ${base}`}`;
}

/** What both sides are of: their names say the rest. */
function leadOf(report: Pick<Report, 'subject' | 'base'>): string {
  const { subject } = report;
  if (subject.release === undefined) return '';
  if (isOneRelease(report)) return `release ${subject.release}; `;
  return isOneTime(report) ? `${timeText(subject)}; release ` : 'release ';
}

/** In UTC, so that the same report reads the same everywhere. */
const timeText = ({ from, to }: ReportSide): string => `${utcMoment(from)} to ${utcMoment(to)}`;

/** Figures of a side that are no rates, each with its name. */
export function factsOf(side: ReportSide): readonly { readonly name: string; readonly text: string }[] {
  const { resyncs, polls } = side;
  return [
    { name: 'Page loads', text: numberText(side.sessions) },
    { name: 'of these, that drifted', text: numberText(side.driftedSessions) },
    { name: 'Sessions from files, not counted', text: numberText(side.leftOut) },
    { name: 'Socket gaps', text: numberText(side.gaps) },
    { name: 'never recovered', text: numberText(resyncs.never) },
    { name: 'Time to resync, median', text: durationText(resyncs.p50Ms) },
    { name: 'Time to resync, 95 of 100', text: durationText(resyncs.p95Ms) },
    { name: 'Events that did not arrive', text: numberText(side.missed) },
    { name: 'Things held twice', text: numberText(side.duplicates) },
    { name: 'Idle polls found', text: numberText(polls.count) },
    { name: 'Requests of one an hour', text: polls.count === 0 ? '–' : numberText(Math.round(polls.requestsPerHour)) },
    { name: 'KiB of one an hour', text: polls.count === 0 ? '–' : numberText(Math.round(polls.bytesPerHour / 1024)) },
  ];
}

/** Groups of a report under their titles. */
export function groupsOf({ groups, base }: Report) {
  return [
    ...(base === undefined ? [] : [{ title: 'New groups', rows: groups.new }]),
    { title: 'Regressed groups', rows: groups.regressed },
    ...(base === undefined ? [] : [{ title: 'Gone groups', rows: groups.gone }]),
  ];
}

const durationText = (ms: number | undefined): string => (ms === undefined ? '–' : `${numberText(ms / 1000)} s`);
