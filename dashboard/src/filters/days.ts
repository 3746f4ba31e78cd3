export const DAY_MS = 24 * 3_600_000;

/** When a day such as `2026-11-21` begins in the reader's own time zone, epoch ms; `undefined` for what is none. */
export function startOfDay(day: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00`).getTime() : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** When a day ends: the last ms of it, epoch ms. A day may have 23 or 25 hours. */
export function endOfDay(day: string): number | undefined {
  const at = startOfDay(day);
  return at === undefined ? undefined : new Date(at).setHours(24, 0, 0, 0) - 1;
}

/** The day of a moment (epoch ms), such as `2026-11-21`, in the reader's own time zone. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
