import { formatDay } from './format-day.ts';

/** A day in the reader's time zone, in the order and language of all our texts: `21 Nov 2026`. */
export function formatDate(atMs: number): string {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? '–' : `${formatDay(atMs)} ${date.getFullYear()}`;
}
