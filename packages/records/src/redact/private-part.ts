/** Of a JSON Web Key, whatever its kind. Source: RFC 7518, 6 */
const privateParts = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

/** Whether the field of a JSON Web Key (an object with `kty`) is what nobody else may have. */
export const isPrivatePart = (name: string): boolean => privateParts.has(name);
