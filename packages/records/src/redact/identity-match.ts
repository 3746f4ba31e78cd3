import { createMark } from './create-mark.ts';

/** Whether a text is the id of the user that an identity record names. */
export type IdentityMatch = (text: string, who: string) => boolean;

/** Texts come again with every look. The bound is for states of many thousand ids. */
const CACHE_MAX = 20_000;

/**
 * Builds the comparison of ids as an app writes them with users as records name them: by their hash.
 *
 * @param keys under which users may have been hashed. None: only what was not hashed can be told.
 */
export function createIdentityMatch(keys: readonly Uint8Array[]): IdentityMatch {
  const marks = keys.map(createMark);
  const cache = new Map<string, readonly string[]>();
  const hashesOf = (text: string): readonly string[] => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    if (cache.size >= CACHE_MAX) cache.clear();
    const hashes = marks.map((mark) => mark(text));
    cache.set(text, hashes);
    return hashes;
  };
  return (text, who) => text === who || (who.startsWith('[redacted:') && hashesOf(text).includes(who));
}
