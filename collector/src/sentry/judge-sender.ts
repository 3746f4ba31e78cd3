import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopbackName, nameOf } from '../http/judge-host.ts';
import { type Refusal, refusal } from '../http/refusal.ts';

export interface SenderJudgeOptions {
  /** The key in the collector's DSN. */
  readonly dsnKey: string;
  /** Whether the collector asks senders for a token: then the key is asked for, too. */
  readonly isGuarded: () => boolean;
}

/**
 * Builds the check of who may send Sentry envelopes. With the DSN's key everybody may, a page of any origin too. Without it
 * a collector that asks for no token takes them from programs and from pages that this machine serves, as Spotlight does:
 * a page from elsewhere must not write here.
 */
export function createSenderJudge({ dsnKey, isGuarded }: SenderJudgeOptions) {
  const wanted = Buffer.from(dsnKey);
  return (request: IncomingMessage): Refusal | undefined => {
    const given = Buffer.from(keyOf(request) ?? '');
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return undefined;
    const { origin } = request.headers;
    if (!isGuarded() && (origin === undefined || isLoopbackName(nameOf(origin.replace(/^https?:\/\//, ''))))) {
      return undefined;
    }
    const hint = 'Use the DSN that GET /api/v1/dsn shows.';
    return refusal(401, 'bad-dsn', 'The key in the DSN is not the collector’s.', hint);
  };
}

/** SDKs of browsers put it into the address, others into a header. */
function keyOf({ url = '', headers }: IncomingMessage): string | undefined {
  const inAddress = new URLSearchParams(url.split('?')[1]).get('sentry_key');
  if (inAddress !== null) return inAddress;
  const header = headers['x-sentry-auth'];
  return typeof header === 'string' ? /\bsentry_key=([^,\s]+)/.exec(header)?.[1] : undefined;
}
