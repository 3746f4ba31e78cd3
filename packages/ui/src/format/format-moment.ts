import { type ClockPrecision, formatClock } from './format-clock.ts';
import { formatDate } from './format-date.ts';

/** A day and its time, in the reader's time zone: `21 Nov 2026, 09:41`. */
export const formatMoment = (atMs: number, precision: ClockPrecision = 'minute'): string =>
  Number.isNaN(new Date(atMs).getTime()) ? '–' : `${formatDate(atMs)}, ${formatClock(atMs, precision)}`;
