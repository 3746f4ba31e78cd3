import { isOneRelease, type Report, type ReportSide } from '@driftscope/detect';
import { numberText } from './number-text.ts';

/** Of a report, what its conclusion is drawn from. */
interface Concluded extends Pick<Report, 'all'> {
  readonly subject: Pick<ReportSide, 'release'>;
  readonly base?: Pick<ReportSide, 'release'>;
}

/** The conclusion of a report, in one sentence; where it can conclude nothing, with what to do. */
export function concludeReport(report: Concluded): string {
  const { all } = report;
  const { name, other } = namesOf(report);
  if (isSilent(all.subject)) {
    return `No page was open in ${lower(name)}: there is nothing to tell of it. Choose another time, release or app.`;
  }
  const rate = `${incidentsText(all.subject.count)} in ${openTimeText(all.subject.hours)}`;
  if (isSilent(all.base)) {
    const hint = isOneRelease(report) ? ' Compare it with another release.' : '';
    return `${name} has ${rate}, and nothing to compare it with: in ${other} no page was open.${hint}`;
  }
  const against =
    all.base && `${rate}, against ${numberText(all.base.count)} in ${openTimeText(all.base.hours)} of ${other}`;
  switch (all.verdict) {
    case 'worse':
      return `${name} is worse than ${other}: it drifts ${timesText(all)}.`;
    case 'better':
      return `${name} is better than ${other}: it drifts ${timesText(all)}.`;
    case 'same':
      return `${name} drifts as often as ${other}, give or take a quarter: ${against}.`;
    case 'too-early':
      return `It is too early to tell whether ${lower(name)} is better or worse than ${other}: ${against}; the difference may be chance.`;
    case 'alone':
      return `${name} has ${rate}.`;
  }
}

/** What its sentences call the two sides. */
function namesOf(report: Concluded): { readonly name: string; readonly other: string } {
  const { subject, base } = report;
  if (isOneRelease(report)) return { name: `This period of release ${subject.release}`, other: 'the period before' };
  return {
    name: subject.release === undefined ? 'This period' : `Release ${subject.release}`,
    other: base?.release === undefined ? 'the period before' : `release ${base.release}`,
  };
}

const isSilent = (rate: Report['all']['base']): boolean => rate?.hours === 0 && rate.count === 0;

function timesText({ ratio, subject, base }: Report['all']): string {
  if (ratio === undefined || base === undefined) return `${numberText(subject.count)} times, and did not before`;
  const to = ratio.high === undefined ? 'or more' : `to ${numberText(ratio.high)}`;
  return `${numberText(ratio.value)} times as often (with 95 % certainty ${numberText(ratio.low)} ${to})`;
}

/** How long pages were open, all together, in the largest unit of which there is one. */
function openTimeText(hours: number): string {
  if (hours >= 1) return `${numberText(hours)} session-hours`;
  return hours * 60 >= 1 ? `${numberText(hours * 60)} session-minutes` : `${numberText(hours * 3_600)} session-seconds`;
}

const incidentsText = (count: number): string => `${numberText(count)} ${count === 1 ? 'incident' : 'incidents'}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
