let formatter: Intl.DateTimeFormat | undefined;

/** The day in the reader's time zone and language, without the year: `21 Nov`. */
export function formatDay(atMs: number): string {
  const date = new Date(atMs);
  if (Number.isNaN(date.getTime())) return '–';
  // A chart asks for some hundred days, and to make one takes as long as to use it a hundred times.
  formatter ??= new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
  return formatter.format(date);
}
