import { counted, formatCount } from '@driftscope/ui';

/** How many rows there are: `1 incident`, `200+ incidents` where more can be read. */
export const countItems = (count: number, isComplete: boolean, noun: string): string =>
  isComplete ? counted(count, noun) : `${formatCount(count)}+ ${noun}s`;
