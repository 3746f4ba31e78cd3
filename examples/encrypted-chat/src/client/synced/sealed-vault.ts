import { parse } from '@driftscope/example-protocol';
import type { Cipher } from '@driftscope/sync';
import { fromBase64, toBase64 } from '#crypto/base64.ts';
import { SealedBoxSchema } from '#protocol/sealed-box.ts';
import type { KeyDatabase } from '../keys/key-database.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import { KeysSchema } from '../keys/keys.ts';

/** Keeps the keys sealed under a cipher that is made of the user's password, which is kept nowhere. */
export const createSealedVault = (database: KeyDatabase, cipher: Cipher): KeyVault => ({
  keep: async (userId, keys) => {
    const { iv, data } = await cipher.seal(keys);
    await database.put(userId, { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) });
  },
  load: async (userId) => {
    const box = parse(SealedBoxSchema, await database.get(userId), 'The kept keys');
    if (!box.ok) return undefined;
    const sealed = { iv: fromBase64(box.value.iv), data: fromBase64(box.value.data).buffer };
    const opened = await cipher.open(sealed).catch(() => undefined);
    const keys = parse(KeysSchema, opened, 'The opened keys');
    return keys.ok ? keys.value : undefined;
  },
});
