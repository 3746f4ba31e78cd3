import { monthNames } from './month-names.ts';

/**
 * A day and its time as screens show it, in UTC, which it says: `21 Nov 2026, 09:41 UTC`. For texts that are read
 * elsewhere than where they were written.
 *
 * @param atMs epoch ms; `–` where it is no time.
 */
export function utcMoment(atMs: number): string {
  const date = new Date(atMs);
  if (Number.isNaN(date.getTime())) return '–';
  const day = `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${date.toISOString().slice(-13, -8)} UTC`;
}
