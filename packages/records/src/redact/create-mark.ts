import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What stands in place of a secret. Equal secrets have equal marks under one key. */
export type Mark = (secret: string) => string;

const whole = /^\[redacted:[0-9a-f]{12}\]$/;

/** Builds the function that replaces secrets: `[redacted:` and 12 hex digits of HMAC-SHA256. A mark stays as it is. */
export function createMark(key: Uint8Array): Mark {
  const keyed = hmac.create(sha256, key);
  return (secret) => {
    if (whole.test(secret)) return secret;
    return `[redacted:${bytesToHex(keyed.clone().update(utf8ToBytes(secret)).digest().subarray(0, 6))}]`;
  };
}
