import { monthNames } from '@driftscope/records';

/** A day on the axis of a chart, in the reader's time zone: `21 Nov`. Anywhere else it has its year. */
export function formatDay(atMs: number): string {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? '–' : `${date.getDate()} ${monthNames[date.getMonth()]}`;
}
