import type { Json } from '@driftscope/records';

/** Whether two values say the same. What says it in another order counts as different. */
export const isEqual = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
