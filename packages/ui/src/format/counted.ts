import { formatCount } from './format-count.ts';

/** `1 record`, `3 records`. */
export const counted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
