import { RATE_HOURS, type ReportRate } from '@driftscope/detect';
import { valueSteps } from '../overview/value-steps.ts';

/** An interval as wide as this many times its rate says how often something happens; one that is wider hardly does. */
const WELL_KNOWN = 2;

/** A rate that is hardly known has room for its dot up to this many times the highest that is well known. */
const ROOM = 3;

/**
 * Round steps of a scale for rates, in {@link RATE_HOURS}, from 0 up. One release that was hardly used may have an interval up
 * to a thousand times what all others have: the scale is made for those that are well known, and reaches up to where any is for
 * sure. Intervals may end above it, and few dots may lie there.
 */
export function trendScale(rates: readonly ReportRate[]): readonly number[] {
  const known = rates.flatMap(({ perHour, low, high }) =>
    perHour === undefined || low === undefined || high === undefined ? [] : [{ perHour, low, high }],
  );
  const wells = known.filter(({ perHour, low, high }) => high - low <= WELL_KNOWN * perHour);
  const highs = wells.length > 0 ? wells.map(({ high }) => high) : [Math.min(...known.map(({ high }) => high))];
  const high = known.length > 0 ? Math.max(...highs) : 0;
  const near = known.flatMap(({ perHour }) => (perHour <= ROOM * high ? [perHour] : []));
  const most = RATE_HOURS * Math.max(high, ...near, ...known.map(({ low }) => low));
  if (most === 0) return valueSteps(0);
  // Steps are whole, and rates need not be.
  const unit = 10 ** Math.min(0, Math.floor(Math.log10(most)) - 1);
  return valueSteps(most / unit).map((value) => value * unit);
}
