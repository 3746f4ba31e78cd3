import { parse } from '@driftscope/example-protocol';
import { type KeyPair, PublicKeySchema } from '#protocol/key-pair.ts';
import { toBase64 } from './base64.ts';

/** A new key pair of a user, on P-256. */
export async function createKeyPair(): Promise<KeyPair> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const publicKey = parse(PublicKeySchema, await subtle.exportKey('jwk', pair.publicKey), 'The new public key');
  if (!publicKey.ok) throw new Error(publicKey.error.message);
  const { kty, crv, x, y } = publicKey.value;
  const privateKey = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
  return { publicKey: { kty, crv, x, y }, privateKey: toBase64(privateKey) };
}
