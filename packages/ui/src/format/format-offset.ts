import { formatDuration } from './format-duration.ts';

/** Time since a zero point: `+480 ms`, `−1.2 s`. Less than a millisecond is rounded: a sign before `<1 ms` says nothing. */
export const formatOffset = (ms: number): string => {
  const offsetMs = Math.abs(ms) < 1 ? Math.round(ms) : ms;
  return `${offsetMs < 0 ? '' : '+'}${formatDuration(offsetMs)}`;
};
