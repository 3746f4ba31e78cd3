import { type Fault, judgeStatus, retryAfterMs, SENT_AT, sentAtText } from '@driftscope/records';
import { faultInAnswer } from '../collector/fault-in-answer.ts';

/** What became of one attempt to hand a batch to the collector. */
export type PostOutcome =
  | { readonly kind: 'stored' }
  /** The collector will never take this batch. */
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** The collector, or the way to it, is in trouble: any batch would have failed. */
  | {
      readonly kind: 'unavailable';
      readonly fault: Fault;
      /** How long the collector asks to be left alone. Absent: it does not say. */
      readonly retryAfterMs?: number;
    };

export interface Collector {
  readonly collectorUrl: string;
  /** Empty: none. */
  readonly token: string;
}

const TIMEOUT_MS = 15_000;

/** Posts one batch, as JSON text, and says what came of it. Never throws. */
export async function postBatch(
  fetch: typeof globalThis.fetch,
  { collectorUrl, token }: Collector,
  body: string,
): Promise<PostOutcome> {
  const headers = {
    'content-type': 'application/json',
    [SENT_AT]: sentAtText(Date.now()),
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    const response = await fetch(`${collectorUrl}/api/v1/batches`, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      // Cookies know no ports: those of an app on this machine would go to the collector beside it.
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return judge(response, await response.text(), collectorUrl);
  } catch (cause) {
    const message = `The collector at ${collectorUrl} does not answer (${cause instanceof Error ? cause.message : cause}).`;
    return unavailable('unreachable', message, 'Start it, or clear its address under Settings to work without one.');
  }
}

function judge({ status, headers }: Response, text: string, collectorUrl: string): PostOutcome {
  if (status === 202) return { kind: 'stored' };
  const said = faultInAnswer(text);
  const message = `The collector answered ${status}: ${said?.message ?? 'no reason given'}`;
  // A redirect is no answer of a collector: the address leads elsewhere.
  if (status >= 400 && judgeStatus(status) === 'refused') {
    return { kind: 'refused', fault: { kind: said?.kind ?? `http-${status}`, message, hint: said?.hint ?? '' } };
  }
  if (status >= 200 && status < 300) {
    return unavailable('no-collector', `What answers at ${collectorUrl} is not a collector.`, 'Correct its address.');
  }
  const hint = said?.hint ?? (status === 401 || status === 403 ? 'Check the token under Settings.' : '');
  const waitMs = retryAfterMs(headers.get('retry-after'));
  const outcome = unavailable(said?.kind ?? `http-${status}`, message, hint);
  return waitMs === undefined ? outcome : { ...outcome, retryAfterMs: waitMs };
}

const unavailable = (kind: string, message: string, hint: string) =>
  ({ kind: 'unavailable', fault: { kind, message, hint } }) as const;
