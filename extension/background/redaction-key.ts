import { parseRedactionKey } from '@driftscope/records';
import { OWN_KEY_KEY } from '../settings/identity-keys.ts';
import { loadOrCreate } from './load-or-create.ts';
import type { StorageArea } from './storage-area.ts';

const KEY_BYTES = 32;

/**
 * The browser's own key for the hashes that stand for secrets: equal secrets stay comparable within this browser, and
 * nobody without the key can try out guesses.
 */
export async function loadRedactionKey(areas: readonly StorageArea[]): Promise<Uint8Array> {
  const text = await loadOrCreate(areas, OWN_KEY_KEY, () =>
    crypto
      .getRandomValues(new Uint8Array(KEY_BYTES))
      .reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), ''),
  );
  const key = parseRedactionKey(text);
  if (key === undefined)
    throw new Error('The stored redaction key is not valid. Remove the extension, and add it again.');
  return key;
}
