import { fail, ok, type Result } from '@driftscope/records';
import type { Settings } from '../settings/settings.ts';

export type CollectorPlace = Pick<Settings, 'collectorUrl' | 'token'>;

export interface CollectorRequest {
  /** After the collector's address. */
  readonly path: string;
  /** Absent: nothing is sent. */
  readonly body?: Blob;
  readonly timeoutMs: number;
}

export interface CollectorAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks a collector with the token it was given. Never throws; fails with `unreachable` where nobody answers in time. */
export async function askCollector(
  fetch: typeof globalThis.fetch,
  { collectorUrl, token }: CollectorPlace,
  { path, body, timeoutMs }: CollectorRequest,
): Promise<Result<CollectorAnswer>> {
  try {
    const response = await fetch(`${collectorUrl}${path}`, {
      ...(body && { method: 'POST', body }),
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return ok({ status: response.status, text: await response.text() });
  } catch (cause) {
    return fail(
      'unreachable',
      `Nobody answers at ${collectorUrl} (${cause instanceof Error ? cause.message : cause}).`,
      'Is the address right, and does a collector run there? On this machine npm start starts one, and prints its address.',
    );
  }
}
