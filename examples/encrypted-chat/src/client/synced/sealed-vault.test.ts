import { createCipher } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { createKeyPair } from '#crypto/create-key-pair.ts';
import type { KeyDatabase } from '../keys/key-database.ts';
import { createSealedVault } from './sealed-vault.ts';

function createDisk(): KeyDatabase & { readonly rows: Map<string, unknown> } {
  const rows = new Map<string, unknown>();
  return {
    rows,
    put: async (userId, row) => void rows.set(userId, row),
    get: async (userId) => rows.get(userId),
    clear: async () => rows.clear(),
  };
}

const cipherOf = (secret: string) => createCipher({ secret, salt: 'u_ann', iterations: 1_000 });

test('keys come back by the password that they were sealed with, and by no other', async () => {
  const disk = createDisk();
  const keys = { keyPair: await createKeyPair(), sessionKeys: { c_1: 'AAAA' } };
  await createSealedVault(disk, await cipherOf('right')).keep('u_ann', keys);
  expect(await createSealedVault(disk, await cipherOf('right')).load('u_ann')).toEqual(keys);
  expect(await createSealedVault(disk, await cipherOf('wrong')).load('u_ann')).toBeUndefined();
});

test('nothing of the keys is on the disk', async () => {
  const disk = createDisk();
  const keyPair = await createKeyPair();
  await createSealedVault(disk, await cipherOf('right')).keep('u_ann', {
    keyPair,
    sessionKeys: { c_1: 'c2Vzc2lvbg==' },
  });
  const written = JSON.stringify([...disk.rows]);
  for (const secret of [keyPair.privateKey, keyPair.publicKey.x, 'c2Vzc2lvbg==', 'c_1'])
    expect(written).not.toContain(secret);
});
