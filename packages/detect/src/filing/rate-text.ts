import type { ReportRate } from './report.ts';

/** Session-hours that a rate is told in: in one hour it is mostly a small fraction. */
export const RATE_HOURS = 100;

/** `12.5 (8.1 – 18)`: incidents in {@link RATE_HOURS}, and the interval of that. */
export function rateText({ perHour, low, high }: ReportRate): string {
  if (perHour === undefined || low === undefined || high === undefined) return 'no page was open';
  return `${number(perHour)} (${number(low)} – ${number(high)})`;
}

const number = (perHour: number): string =>
  (RATE_HOURS * perHour).toLocaleString('en', { maximumSignificantDigits: 3 });
