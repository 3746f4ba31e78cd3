import { betaShare } from './beta-share.ts';
import { findQuantile } from './find-quantile.ts';
import type { Interval } from './poisson-interval.ts';

/** Events in a time of exposure. */
export interface Observed {
  readonly count: number;
  /** Greater than 0. */
  readonly exposure: number;
}

/**
 * The exact interval of the ratio of two Poisson rates: of all events, the share on one side is binomial, whatever the
 * rate is (Przyborowski and Wilenski 1940), and has Clopper and Pearson's interval.
 *
 * @returns absent where nothing was seen on either side. `high` is infinite where nothing was seen on the base's.
 */
export function rateRatio(
  subject: Observed,
  base: Observed,
  alpha = 0.05,
): (Interval & { readonly value: number }) | undefined {
  const [ours, theirs] = [subject.count, base.count];
  if (ours + theirs === 0) return undefined;
  const low = ours === 0 ? 0 : findQuantile((x) => betaShare(ours, theirs + 1, x), alpha / 2, 0, 1);
  const high = theirs === 0 ? 1 : findQuantile((x) => betaShare(ours + 1, theirs, x), 1 - alpha / 2, 0, 1);
  const times = base.exposure / subject.exposure;
  return { value: (ours / theirs) * times, low: (low / (1 - low)) * times, high: (high / (1 - high)) * times };
}
