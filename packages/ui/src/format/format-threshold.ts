import type { Threshold } from '@driftscope/detect';

/** What holds where nobody said otherwise, with its unit: `5,000 ms`, `0.8`. */
export const formatThreshold = ({ value, unit }: Pick<Threshold, 'value' | 'unit'>): string =>
  `${value.toLocaleString('en')}${unit === 'ms' ? '\u00a0ms' : ''}`;
