/** How far a time is told. */
export type ClockPrecision = 'minute' | 'second' | 'ms';

/** Wall time in the reader's time zone: `09:41:03.218`, or less of it. To the next millisecond, as facts have it too. */
export function formatClock(atMs: number, precision: ClockPrecision = 'ms'): string {
  const date = new Date(Math.round(atMs));
  if (Number.isNaN(date.getTime())) return '–';
  const part = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => part(value)).join(':');
  return `${time}.${part(date.getMilliseconds(), 3)}`.slice(0, lengths[precision]);
}

const lengths: Readonly<Record<ClockPrecision, number>> = { minute: 5, second: 8, ms: 12 };
