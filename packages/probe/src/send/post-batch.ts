import type { Batch } from '@driftscope/records';

export interface PostOptions {
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/** `refused`: the collector understood, and will not take it however often it is sent. */
export type PostOutcome = 'acked' | 'failed' | 'refused';

const timeoutMs = 10_000;
/** Answers that may be another the next time. */
const passing = new Set([401, 403, 408, 425, 429]);

/** Sends one batch once. */
export async function postBatch(batch: Batch, { url, token, fetch }: PostOptions): Promise<PostOutcome> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.arrayBuffer();
    if (answer.ok) return 'acked';
    return answer.status >= 500 || passing.has(answer.status) ? 'failed' : 'refused';
  } catch {
    // Nobody listens, or not in time: as good as an answer that says so.
    return 'failed';
  }
}
