import { fail, type Result } from '@driftscope/records';

/** What a command line gets to hear that cannot be done. */
export const wrongUsage = (message: string): Result<never> =>
  fail('wrong-usage', message, 'driftscope --help says how to use it.');
