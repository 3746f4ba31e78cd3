import { type CipherOptions, createCipher } from '@driftscope/sync';
import type { KeyBackup, KeyPair } from '#protocol/key-pair.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Seals a key pair under its user's password, for the server to keep. */
export async function sealKeyPair({ publicKey, privateKey }: KeyPair, options: CipherOptions): Promise<KeyBackup> {
  const { iv, data } = await (await createCipher(options)).seal(privateKey);
  return { publicKey, sealedPrivateKey: { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) } };
}

/** Rejects another password. */
export async function openKeyPair(
  { publicKey, sealedPrivateKey }: KeyBackup,
  options: CipherOptions,
): Promise<KeyPair> {
  const { iv, data } = sealedPrivateKey;
  const privateKey = await (await createCipher(options)).open({ iv: fromBase64(iv), data: fromBase64(data).buffer });
  if (typeof privateKey !== 'string') throw new Error('The key backup holds no private key: publish the keys anew.');
  return { publicKey, privateKey };
}
