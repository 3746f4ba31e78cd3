const form = /^[0-9a-f]{64}$/;

/** Reads a key of 32 bytes as it is kept and told: in hex. `undefined`: it is none. */
export function parseRedactionKey(input: unknown): Uint8Array | undefined {
  if (typeof input !== 'string' || !form.test(input)) return undefined;
  return Uint8Array.from(input.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
