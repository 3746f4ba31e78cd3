import type { Exposure } from '../storage/observation-store.ts';

/** Session-hours of all of them together. */
export function hoursOf(exposure: readonly Exposure[]): number {
  return exposure.reduce((sum, { hours }) => sum + hours, 0);
}
