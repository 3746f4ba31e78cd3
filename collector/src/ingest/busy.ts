import type { Refusal } from '../http/refusal.ts';

/** What senders get to hear who are to come again in a moment. */
export const busy = (message: string): Refusal => ({
  status: 503,
  fault: { kind: 'busy', message, hint: 'Send it again after as many seconds as Retry-After says.' },
  retryAfterS: 1,
});
