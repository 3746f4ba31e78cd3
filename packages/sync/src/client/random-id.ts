/** An id that no other client makes, of 128 random bits. Pages without TLS have no `randomUUID`, but random values they have. */
export const randomId = (crypto: Crypto): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
