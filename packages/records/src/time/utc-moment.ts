import { monthNames } from './month-names.ts';

/**
 * A day and its time as screens show it, in UTC, which it says: `21 Nov 2026, 09:41 UTC`. For texts that are read
 * elsewhere than where they were written.
 *
 * @param atMs epoch ms; `–` where it is no time.
 * @param precision how far it is told; with `ms` it is `21 Nov 2026, 09:41:03.218 UTC`, to the next of them.
 */
export function utcMoment(atMs: number, precision: 'minute' | 'ms' = 'minute'): string {
  const date = new Date(Math.round(atMs));
  if (Number.isNaN(date.getTime())) return '–';
  const day = `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${date.toISOString().slice(-13, ends[precision])} UTC`;
}

/** Where they end in an ISO time, from its end. */
const ends = { minute: -8, ms: -1 } as const;
