import { parseRedactionKey } from '@driftscope/records';

export interface AskOptions {
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/** `none`: the collector is there, and shares no key. `failed`: ask again. */
export type IdentityKeyAnswer =
  | { readonly kind: 'key'; readonly key: Uint8Array }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed' };

const TIMEOUT_MS = 10_000;

/** Asks a collector once for the key under which all who report to it hash their users. */
export async function askIdentityKey({ url, token, fetch }: AskOptions): Promise<IdentityKeyAnswer> {
  try {
    const answer = await fetch(url, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404) return { kind: 'none' };
    const body: unknown = await answer.json();
    const key = parseRedactionKey(isObject(body) && 'key' in body ? body.key : undefined);
    return key === undefined ? { kind: 'failed' } : { kind: 'key', key };
  } catch {
    // Nobody listens, or somebody else: the batch that waits for the key could not be sent either.
    return { kind: 'failed' };
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
