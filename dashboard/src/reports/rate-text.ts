import type { ReportRate } from '@driftscope/detect';

/** Session-hours that a rate is told in. */
export const RATE_HOURS = 100;

/** `12.5 (8.1 – 18)`: incidents in 100 session-hours, and the interval of that. */
export function rateText({ perHour, low, high }: ReportRate): string {
  if (perHour === undefined || low === undefined || high === undefined) return 'no page was open';
  return `${numberOf(perHour)} (${numberOf(low)} – ${numberOf(high)})`;
}

const numberOf = (perHour: number): string =>
  (RATE_HOURS * perHour).toLocaleString('en', { maximumSignificantDigits: 3 });
