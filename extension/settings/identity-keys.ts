import { parseRedactionKey } from '@driftscope/records';

/** In `chrome.storage.local`: the keys that collectors gave, by address, in hex. */
export const IDENTITY_KEYS_KEY = 'identityKeys';

/** In `chrome.storage.local`: the browser's own key, in hex. */
export const OWN_KEY_KEY = 'redactionKey';

/** The keys that collectors gave, of what is stored. What is no key is left out. */
export function parseIdentityKeys(stored: unknown): ReadonlyMap<string, Uint8Array> {
  if (typeof stored !== 'object' || stored === null) return new Map();
  return new Map(
    Object.entries(stored).flatMap(([collectorUrl, hex]) => {
      const key = parseRedactionKey(hex);
      return key === undefined ? [] : [[collectorUrl, key]];
    }),
  );
}
