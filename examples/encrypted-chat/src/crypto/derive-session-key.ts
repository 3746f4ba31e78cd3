import type { PublicKey } from '#protocol/key-pair.ts';
import { fromBase64, toBase64 } from './base64.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/**
 * The key of one conversation, in Base64: both of its members come to the same, from their own private and the other's public key.
 * HKDF (RFC 5869) ties it to the conversation, so that two people have a key for each one they share.
 */
export async function deriveSessionKey(privateKey: string, theirs: PublicKey, conversationId: string): Promise<string> {
  const { subtle } = crypto;
  const own = await subtle.importKey('pkcs8', fromBase64(privateKey), curve, false, ['deriveBits']);
  const other = await subtle.importKey('jwk', theirs, curve, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`sotto conversation ${conversationId}`);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
  return toBase64(new Uint8Array(await subtle.deriveBits(derivation, material, 256)));
}
