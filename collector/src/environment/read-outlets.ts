import { fail, ok, type Result } from '@driftscope/records';
import type { Webhook } from '../webhook/start-webhook.ts';

/** Whom a collector tells. Each absent: nobody. */
export interface OutletSettings {
  /** Of incidents, as JSON. */
  readonly webhook?: Webhook;
}

/** Reads `DRIFTSCOPE_WEBHOOK` and `_WEBHOOK_SECRET`. */
export function readOutlets(env: NodeJS.ProcessEnv): Result<OutletSettings> {
  const { DRIFTSCOPE_WEBHOOK: url, DRIFTSCOPE_WEBHOOK_SECRET: secret } = env;
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return fail('invalid-webhook', 'DRIFTSCOPE_WEBHOOK is no http address.', 'Give it whole, or leave it out.');
  }
  return ok({ ...(url && { webhook: { url, ...(secret && { secret }) } }) });
}
