const FNV_BASIS = 0x811c9dc5;

/** A number from 0 below 2³² for a text: FNV-1a with a last mix, so that texts that differ in their end only differ in every bit. */
export function hashOf(text: string, seed = FNV_BASIS): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
