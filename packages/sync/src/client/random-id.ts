/** An id that no other client makes. Pages without TLS have no `randomUUID`, but random values they have. */
export function randomId(crypto: Crypto): string {
  return crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte) => id + byte.toString(16).padStart(2, '0'), '');
}
