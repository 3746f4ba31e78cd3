import type { ReportComparison, ReportRate } from '@driftscope/detect';
import { clustering } from '../statistics/clustering.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';
import { rateRatio } from '../statistics/rate-ratio.ts';

/** Incidents, each named by its session, in the time that pages were open. */
export interface Drifted {
  readonly sessions: readonly string[];
  readonly hours: number;
}

/** One comparison in twenty without a difference may find one. Where many are looked for, all of them together may. */
export const ALPHA = 0.05;

/** A difference that is less than this is none. */
const SAME = 1.25;

/**
 * Compares how often pages drift. That there are more incidents because there is more traffic changes nothing, nor that
 * one page has many of them: incidents of one session are taken as the cluster that they are.
 *
 * @param alpha share of comparisons without a difference that may be called one.
 */
export function compareRates(subject: Drifted, base: Drifted | undefined, alpha: number): ReportComparison {
  const times = clustering(sizesOf([...subject.sessions, ...(base?.sessions ?? [])]));
  const rates = { subject: rateOf(subject, times), ...(base && { base: rateOf(base, times) }) };
  if (base === undefined) return { ...rates, verdict: 'alone' };
  if (subject.hours <= 0 || base.hours <= 0) return { ...rates, verdict: 'too-early' };
  const ratio = rateRatio(observed(subject, times), observed(base, times), alpha);
  if (ratio === undefined) return { ...rates, verdict: 'too-early' };
  const { value, low, high } = ratio;
  const isEndless = high === Number.POSITIVE_INFINITY;
  return {
    ...rates,
    ...(Number.isFinite(value) && { ratio: { value, low, ...(!isEndless && { high }) } }),
    verdict: verdictOf(low, high),
  };
}

function verdictOf(low: number, high: number): ReportComparison['verdict'] {
  if (low > 1) return 'worse';
  if (high < 1) return 'better';
  return low > 1 / SAME && high < SAME ? 'same' : 'too-early';
}

function rateOf({ sessions: { length: count }, hours }: Drifted, times: number): ReportRate {
  if (hours <= 0) return { count, hours: 0 };
  const { low, high } = poissonInterval(count / times);
  return { count, hours, perHour: count / hours, low: (low * times) / hours, high: (high * times) / hours };
}

const observed = ({ sessions, hours }: Drifted, times: number) => ({ count: sessions.length / times, exposure: hours });

function sizesOf(sessions: readonly string[]): Iterable<number> {
  const sizes = new Map<string, number>();
  for (const session of sessions) sizes.set(session, (sizes.get(session) ?? 0) + 1);
  return sizes.values();
}
