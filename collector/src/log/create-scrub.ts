import { randomBytes } from 'node:crypto';
import { createRedactor } from '@driftscope/records';

/** Takes secrets out of a text. */
export type Scrub = (text: string) => string;

/** Our own tokens, the key in a DSN, that key in the address of an envelope, and the cookie of who signed in. */
const shapes = [
  /\bdrift_(?:ingest|read|admin)_[\w-]+/g,
  /(?<=:\/\/)[0-9a-f]{32}(?::[^@/\s]*)?(?=@)/g,
  /(?<=\bsentry_key=)[^&,\s"]+/g,
  /(?<=\bdriftscope-\d+=)[^;,\s"]+/g,
];
const MARK = '[redacted]';

/**
 * Builds what takes out of a line of the log what it must not have: the secrets that are given, and whatever looks like one.
 *
 * @param secrets what is known to be secret here, such as a webhook's address. Empty ones do not count.
 */
export function createScrub(secrets: readonly string[]): Scrub {
  const redactor = createRedactor({ key: randomBytes(32) });
  // As they are, and as JSON writes them.
  const known = [...new Set(secrets.filter(Boolean).flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]))];
  const longestFirst = known.sort((a, b) => b.length - a.length);
  return (text) => {
    const plain = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
    const shaped = shapes.reduce((rest, shape) => rest.replace(shape, MARK), plain);
    const clean = redactor.named('line', shaped);
    return typeof clean === 'string' ? clean : MARK;
  };
}
