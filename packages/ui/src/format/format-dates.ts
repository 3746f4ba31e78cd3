import { formatDate } from './format-date.ts';
import { formatDay } from './format-day.ts';

/** From one day to another: `15 Nov – 22 Nov 2026`; with both years where they differ. `22 Nov 2026` where it is one day. */
export function formatDates(fromMs: number, toMs: number): string {
  if (formatDate(fromMs) === formatDate(toMs)) return formatDate(toMs);
  const isOneYear = new Date(fromMs).getFullYear() === new Date(toMs).getFullYear();
  return `${isOneYear ? formatDay(fromMs) : formatDate(fromMs)} – ${formatDate(toMs)}`;
}
