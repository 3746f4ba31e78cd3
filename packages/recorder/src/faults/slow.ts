import type { StartFault } from './fault-tools.ts';
import { matchesPattern } from './matches-pattern.ts';

/** Requests leave later, and so are their answers late. */
export const startSlow: StartFault<'slow'> = ({ url, delayMs }, { requests, hit }) =>
  requests((request) => {
    if (!matchesPattern(url, request.url, 'part')) return undefined;
    hit();
    return { kind: 'slow', delayMs };
  });
