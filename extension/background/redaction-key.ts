import { parseRedactionKey } from '@driftscope/records';
import { ownKeyKey } from '../settings/identity-keys.ts';
import { loadOrCreate } from './load-or-create.ts';
import type { StorageArea } from './storage-area.ts';

const keyBytes = 32;

/**
 * The browser's own key for the hashes that stand for secrets: equal secrets stay comparable within this browser, and
 * nobody without the key can try out guesses.
 */
export async function loadRedactionKey(areas: readonly StorageArea[]): Promise<Uint8Array> {
  const text = await loadOrCreate(areas, ownKeyKey, () =>
    crypto
      .getRandomValues(new Uint8Array(keyBytes))
      .reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), ''),
  );
  const key = parseRedactionKey(text);
  if (key === undefined)
    throw new Error('The stored redaction key is not valid. Remove the extension, and add it again.');
  return key;
}
