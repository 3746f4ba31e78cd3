import { findQuantile } from './find-quantile.ts';
import { gammaShare } from './gamma-share.ts';

/** An interval that holds the true value in `1 - alpha` of all cases, or more. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The exact interval of the mean of which a count was seen (Garwood 1936). The count need not be whole: of events that
 * come in clusters fewer count than there are.
 */
export function poissonInterval(count: number, alpha = 0.05): Interval {
  const most = (count + 10) * 4 + 100;
  return {
    low: count === 0 ? 0 : findQuantile((x) => gammaShare(count, x), alpha / 2, 0, most),
    high: findQuantile((x) => gammaShare(count + 1, x), 1 - alpha / 2, 0, most),
  };
}
