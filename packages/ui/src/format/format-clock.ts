/** Wall time to the next millisecond, as facts have it too, in the reader's time zone: `09:41:03.218`. */
export function formatClock(atMs: number): string {
  const date = new Date(Math.round(atMs));
  if (Number.isNaN(date.getTime())) return '–';
  const part = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => part(value)).join(':');
  return `${time}.${part(date.getMilliseconds(), 3)}`;
}
