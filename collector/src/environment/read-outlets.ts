import { fail, ok, type Result } from '@driftscope/records';
import type { Webhook } from '../webhook/call-webhook.ts';

/** Whom a collector tells. Each absent: nobody. */
export interface OutletSettings {
  /** Of incidents, as JSON. */
  readonly webhook?: Webhook;
  /** DSN: of incidents, as issues. */
  readonly issuesDsn?: string;
  /** DSN: of what Sentry's SDKs send here. */
  readonly forwardDsn?: string;
  /** DSN: of the collector's own faults. */
  readonly faultsDsn?: string;
}

/** Reads `DRIFTSCOPE_WEBHOOK`, `_WEBHOOK_SECRET`, `_ISSUES_DSN`, `_FORWARD_DSN` and `_FAULTS_DSN`. */
export function readOutlets(env: NodeJS.ProcessEnv): Result<OutletSettings> {
  const { DRIFTSCOPE_WEBHOOK: url, DRIFTSCOPE_WEBHOOK_SECRET: secret } = env;
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return fail('invalid-webhook', 'DRIFTSCOPE_WEBHOOK is no http address.', 'Give it whole, or leave it out.');
  }
  for (const name of ['DRIFTSCOPE_ISSUES_DSN', 'DRIFTSCOPE_FORWARD_DSN', 'DRIFTSCOPE_FAULTS_DSN']) {
    const dsn = env[name];
    if (!dsn || isDsn(dsn)) continue;
    return fail('invalid-dsn', `${name} is no DSN.`, 'Give it as https://KEY@HOST/PROJECT, or leave it out.');
  }
  const {
    DRIFTSCOPE_ISSUES_DSN: issuesDsn,
    DRIFTSCOPE_FORWARD_DSN: forwardDsn,
    DRIFTSCOPE_FAULTS_DSN: faultsDsn,
  } = env;
  return ok({
    ...(issuesDsn && { issuesDsn }),
    ...(forwardDsn && { forwardDsn }),
    ...(faultsDsn && { faultsDsn }),
    ...(url && { webhook: { url, ...(secret && { secret }) } }),
  });
}

/** As Sentry's SDKs would take it: they print what is wrong, which has the key in it. */
function isDsn(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username !== '' && /\/\d+$/.test(url.pathname);
}
