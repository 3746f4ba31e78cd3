import type { Cipher } from '@driftscope/sync';
import type { KeyBackup, KeyPair } from '#protocol/key-pair.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Seals a key pair for the server to keep: under a cipher that is made of its user's password. */
export async function sealKeyPair({ publicKey, privateKey }: KeyPair, cipher: Cipher): Promise<KeyBackup> {
  const { iv, data } = await cipher.seal(privateKey);
  return { publicKey, sealedPrivateKey: { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) } };
}

/** Rejects the cipher of another password. */
export async function openKeyPair({ publicKey, sealedPrivateKey }: KeyBackup, cipher: Cipher): Promise<KeyPair> {
  const { iv, data } = sealedPrivateKey;
  const privateKey = await cipher.open({ iv: fromBase64(iv), data: fromBase64(data).buffer });
  if (typeof privateKey !== 'string') throw new Error('The key backup holds no private key: publish the keys anew.');
  return { publicKey, privateKey };
}
