import type { Report } from '@driftscope/detect';
import { numberText } from './number-text.ts';

/** The conclusion of a report, in one sentence. */
export function concludeReport({ subject, base, all }: Pick<Report, 'subject' | 'base' | 'all'>): string {
  const name = subject.release === undefined ? 'This period' : `Release ${subject.release}`;
  const other = base?.release === undefined ? 'the period before' : `release ${base.release}`;
  const rate = `${incidentsText(all.subject.count)} in ${numberText(all.subject.hours)} session-hours`;
  const against =
    all.base && `${rate}, against ${numberText(all.base.count)} in ${numberText(all.base.hours)} of ${other}`;
  if (all.subject.hours === 0 && all.subject.count === 0) {
    return `No page was open in ${lower(name)}: there is nothing to tell of it. Choose another time, release or app.`;
  }
  switch (all.verdict) {
    case 'worse':
      return `${name} is worse than ${other}: it drifts ${timesText(all)}.`;
    case 'better':
      return `${name} is better than ${other}: it drifts ${timesText(all)}.`;
    case 'same':
      return `${name} drifts as often as ${other}, give or take a quarter: ${against}.`;
    case 'too-early':
      if (all.base?.hours === 0 && all.base.count === 0) {
        return `${name} has ${rate}, and nothing to compare it with: in ${other} no page was open.`;
      }
      return `It is too early to tell whether ${lower(name)} is better or worse than ${other}: ${against}; the difference may be chance.`;
    case 'alone':
      return `${name} has ${rate}.`;
  }
}

function timesText({ ratio, subject, base }: Report['all']): string {
  if (ratio === undefined || base === undefined) return `${numberText(subject.count)} times, and did not before`;
  const to = ratio.high === undefined ? 'or more' : `to ${numberText(ratio.high)}`;
  return `${numberText(ratio.value)} times as often (with 95 % certainty ${numberText(ratio.low)} ${to})`;
}

const incidentsText = (count: number): string => `${numberText(count)} ${count === 1 ? 'incident' : 'incidents'}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
