import { fail, type Result } from '@driftscope/records';
import type { CollectorAnswer, CollectorPlace } from './ask-collector.ts';
import { faultInAnswer } from './fault-in-answer.ts';

/** Why an answer is not the one that was hoped for: in the collector's words, or because it is none's. */
export function refusalOf({ collectorUrl }: CollectorPlace, { status, text }: CollectorAnswer): Result<never> {
  const error = faultInAnswer(text);
  if (error !== undefined) return { ok: false, error };
  return fail(
    'no-collector',
    `What answers at ${collectorUrl} is not a collector: it said ${status}.`,
    'Correct the address, or the proxy in between.',
  );
}
