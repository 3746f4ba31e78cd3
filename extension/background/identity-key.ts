import { parseRedactionKey } from '@driftscope/records';
import { IDENTITY_KEYS_KEY, parseIdentityKeys } from '../settings/identity-keys.ts';
import type { Settings } from '../settings/settings.ts';
import type { StorageArea } from './storage-area.ts';

export interface IdentityKeyOptions {
  readonly area: StorageArea;
  readonly fetch: typeof globalThis.fetch;
}

/** Batches wait for it, but not for long. */
const TIMEOUT_MS = 2_000;

/**
 * Answers the collector's key for the hashes of users, which is asked for once and kept. `undefined`: there is no collector,
 * or it did not answer yet; then the browser's own key serves.
 */
export function createIdentityKeys({ area, fetch }: IdentityKeyOptions) {
  const asked = new Map<string, Promise<Uint8Array | undefined>>();

  const ask = async ({ collectorUrl, token }: Settings): Promise<Uint8Array | undefined> => {
    const { [IDENTITY_KEYS_KEY]: stored } = await area.get(IDENTITY_KEYS_KEY);
    const known = parseIdentityKeys(stored).get(collectorUrl);
    if (known !== undefined) return known;
    const hex = await fetchKey(fetch, collectorUrl, token);
    const key = parseRedactionKey(hex);
    if (key !== undefined)
      await area
        .set({ [IDENTITY_KEYS_KEY]: { ...(isObject(stored) && stored), [collectorUrl]: hex } })
        .catch(ignoreFullDisk);
    return key;
  };

  return {
    of: (settings: Settings): Promise<Uint8Array | undefined> => {
      if (settings.collectorUrl === '') return Promise.resolve(undefined);
      const name = JSON.stringify([settings.collectorUrl, settings.token]);
      const answer =
        asked.get(name) ??
        ask(settings).then((key) => {
          // It may answer the next page.
          if (key === undefined) asked.delete(name);
          return key;
        });
      asked.set(name, answer);
      return answer;
    },
  };
}

async function fetchKey(fetch: typeof globalThis.fetch, collectorUrl: string, token: string): Promise<unknown> {
  try {
    const response = await fetch(`${collectorUrl}/api/v1/identity-key`, {
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return isObject(body) && 'key' in body ? body.key : undefined;
  } catch {
    return undefined; // Nobody there, or somebody else: the uplink says so.
  }
}

function ignoreFullDisk(): void {
  // The next life of the background asks again.
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
