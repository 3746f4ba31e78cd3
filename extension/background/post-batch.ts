import type { Fault } from '@driftscope/records';
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

const timeoutMs = 15_000;

/** Statuses that speak of the way (credentials, address, load), not of the batch: it is kept, and tried later. */
const wayStatuses = new Set([401, 403, 404, 405, 407, 408, 425, 429]);

/** Posts one batch, as JSON text, and says what came of it. Never throws. */
export async function postBatch(
  fetch: typeof globalThis.fetch,
  { collectorUrl, token }: Collector,
  body: string,
): Promise<PostOutcome> {
  const headers = { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
  try {
    const response = await fetch(`${collectorUrl}/api/v1/batches`, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      // Cookies know no ports: those of an app on this machine would go to the collector beside it.
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
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
  if (status >= 400 && status < 500 && !wayStatuses.has(status)) {
    return { kind: 'refused', fault: { kind: said?.kind ?? `http-${status}`, message, hint: said?.hint ?? '' } };
  }
  if (status >= 200 && status < 300) {
    return unavailable('no-collector', `What answers at ${collectorUrl} is no collector.`, 'Correct its address.');
  }
  const hint = said?.hint ?? (status === 401 || status === 403 ? 'Check the token under Settings.' : '');
  const retryAfterMs = retryAfter(headers.get('retry-after'));
  const outcome = unavailable(said?.kind ?? `http-${status}`, message, hint);
  return retryAfterMs === undefined ? outcome : { ...outcome, retryAfterMs };
}

/** A collector that asks for more, or a proxy in front of it, is asked again all the same. */
const longestRetryAfterMs = 5 * 60_000;

/** Seconds; a date in place of them is not ours, and the usual intervals will do. */
function retryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,9}$/.test(header)) return undefined;
  return Math.min(Number(header) * 1_000, longestRetryAfterMs);
}

const unavailable = (kind: string, message: string, hint: string) =>
  ({ kind: 'unavailable', fault: { kind, message, hint } }) as const;
