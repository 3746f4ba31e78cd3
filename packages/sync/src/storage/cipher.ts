/** Hides what is stored from whoever reads the disk, or runs a script in the page's origin. */
export interface Cipher {
  seal(value: unknown): Promise<Sealed>;
  /** Rejects what was sealed with another secret. */
  open(sealed: Sealed): Promise<unknown>;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface CipherOptions {
  /** What only the user knows. It is not stored, nor is the key made from it. */
  readonly secret: string;
  /** Different for each user, such as their id: equal secrets then give different keys. */
  readonly salt: string;
  readonly crypto?: Crypto;
  /** Of PBKDF2. OWASP's figure of 2023 for SHA-256 is the default. */
  readonly iterations?: number;
}

/** Makes a cipher of a secret: AES-GCM under a key that PBKDF2 derives. */
export async function createCipher(options: CipherOptions): Promise<Cipher> {
  const { secret, salt, crypto = globalThis.crypto, iterations = 600_000 } = options;
  const { subtle } = crypto;
  const utf8 = new TextEncoder();
  const material = await subtle.importKey('raw', utf8.encode(secret), 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8.encode(salt), iterations };
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await subtle.deriveKey(derivation, material, aes, false, ['encrypt', 'decrypt']);

  return {
    seal: async (value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8.encode(JSON.stringify(value)));
      return { iv, data };
    },
    open: async ({ iv, data }) => {
      const clear = await subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
      const value: unknown = JSON.parse(new TextDecoder().decode(clear));
      return value;
    },
  };
}
