import { formatDuration } from './format-duration.ts';

/** Time since a zero point: `+480 ms`, `−1.2 s`. */
export const formatOffset = (ms: number): string => `${ms < 0 ? '' : '+'}${formatDuration(ms)}`;
