import { formatDate } from './format-date.ts';
import { formatDay } from './format-day.ts';

/** From one day to another: `15 Nov – 22 Nov 2026`; with both years where they differ. */
export function formatDates(fromMs: number, toMs: number): string {
  const isOneYear = new Date(fromMs).getFullYear() === new Date(toMs).getFullYear();
  return `${isOneYear ? formatDay(fromMs) : formatDate(fromMs)} – ${formatDate(toMs)}`;
}
