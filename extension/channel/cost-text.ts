import type { RecorderCost } from '@driftscope/recorder';

/** A cost on its way from the page: five numbers. Nothing that the page could have replaced is called to write it. */
export const costText = ({ forMs, busyMs, records, dropped, cut }: RecorderCost): string =>
  `${forMs} ${busyMs} ${records} ${dropped} ${cut}`;

/** `undefined`: it is no cost. */
export function parseCostText(text: unknown): RecorderCost | undefined {
  const numbers = typeof text === 'string' ? text.split(' ').map(Number) : [];
  const [forMs, busyMs, records, dropped, cut, ...more] = numbers;
  const isWhole = numbers.every((number) => Number.isFinite(number) && number >= 0) && more.length === 0;
  if (!isWhole || forMs === undefined || busyMs === undefined || records === undefined) return undefined;
  return dropped === undefined || cut === undefined ? undefined : { forMs, busyMs, records, dropped, cut };
}
