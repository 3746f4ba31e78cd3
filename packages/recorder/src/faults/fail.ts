import type { StartFault } from './fault-tools.ts';
import { matchesPattern } from './matches-pattern.ts';

/** Requests fail: by the network, or with a status. */
export const startFail: StartFault<'fail'> = ({ url, status }, { requests, hit }) =>
  requests((request) => {
    if (!matchesPattern(url, request.url, 'part')) return undefined;
    hit();
    return status === undefined ? { kind: 'fail' } : { kind: 'status', status };
  });
