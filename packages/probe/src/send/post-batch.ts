import { type Batch, judgeStatus, retryAfterMs, SENT_AT, sentAtText } from '@driftscope/records';

export interface PostOptions {
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch ms: the clock that the batch is told by. */
  readonly clock: () => number;
}

/** `refused`: the collector understood, and will not take it however often it is sent. */
export type PostOutcome =
  | { readonly kind: 'acked' }
  /** `retryAfterMs`: how long the collector asks to be left alone. Absent: it does not say. */
  | { readonly kind: 'failed'; readonly retryAfterMs?: number }
  | { readonly kind: 'refused' };

const TIMEOUT_MS = 10_000;

/** Sends one batch once. */
export async function postBatch(batch: Batch, { url, token, fetch, clock }: PostOptions): Promise<PostOutcome> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SENT_AT]: sentAtText(clock()),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    const verdict = judgeStatus(answer.status);
    if (verdict === 'taken') return { kind: 'acked' };
    if (verdict === 'refused') return { kind: 'refused' };
    const waitMs = retryAfterMs(answer.headers.get('retry-after'));
    return { kind: 'failed', ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
  } catch {
    // Nobody listens, or not in time: as good as an answer that says so.
    return { kind: 'failed' };
  }
}
