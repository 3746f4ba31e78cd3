import type { SealedBox } from '#protocol/sealed-box.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Seals for one conversation, and opens what was sealed for it. */
export interface Sealer {
  /** `context` is not hidden, but sealed in: who opens has to name the same, so a box cannot be passed off as another's. */
  seal(bytes: Uint8Array<ArrayBuffer>, context: string): Promise<SealedBox>;
  /** Rejects what was sealed with another key or context, or changed since. */
  open(box: SealedBox, context: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** AES-GCM with 256 bits, under a session key in Base64. */
export async function createSealer(sessionKey: string): Promise<Sealer> {
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', fromBase64(sessionKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const mode = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(context),
  });
  return {
    seal: async (bytes, context) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await subtle.encrypt(mode(iv, context), key, bytes);
      return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
    },
    open: async ({ iv, data }, context) =>
      new Uint8Array(await subtle.decrypt(mode(fromBase64(iv), context), key, fromBase64(data))),
  };
}
