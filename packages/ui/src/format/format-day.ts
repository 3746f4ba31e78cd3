/** The day in the reader's time zone and language, without the year: `21 Nov`. */
export const formatDay = (atMs: number): string => {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? '–' : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
};
