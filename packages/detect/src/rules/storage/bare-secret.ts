import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import type { StoredItem } from '#models/page/storages.ts';

/** A secret that nothing protects, by what redaction leaves of it. */
export interface BareSecret {
  /** `A private key`. */
  readonly what: string;
  /** Names down to it: `session.sessionKey`. Empty: it is the value itself. */
  readonly path: string;
  /** It has a form that only a bare key has. Else its name says what it is, and nothing says that it is protected. */
  readonly isCertain: boolean;
}

const DEEPEST = 6;
/** Lengths of keys, in bytes: AES, X25519 and Ed25519, and pairs of them. */
const keySizes = new Set([16, 24, 32, 48, 64]);

const keyName = /(priv(ate)?|session|master|unlock|root|chain|ratchet|signing|symmetric|message)[-_ ]?keys?$/i;
/** Those whose values redaction replaces, so that their length is not known. */
const markedName = /(private|session)[-_ ]?keys?$/i;
const passwordName = /^(user[-_]?)?(password|passwd|passphrase|pwd)$/i;
/** Said of a key that is protected, is for all to see, or is none. */
const harmless = /publ?i?c?[-_ ]?key|encrypt|wrapp|sealed|cipher|protect|hash|finger|algorithm|keyid|key_id/i;
/** What lies beside an encrypted value. */
const wrapping = /^(iv|nonce|salt|tag|mac|kdf|ciphertext|cipher|enc|encrypted|wrapped|protected|iterations|aad)$/i;

const wholeMark = /^\[redacted:[0-9a-f]{12}\]$/;

/** The first secret in a stored value that lies there in the clear. The key is part of its path where it is a name, and no id. */
export function findBareSecret(
  { key = '', where }: Pick<StoredItem, 'key' | 'where'>,
  value: Json,
  isOnWire: (mark: string) => boolean,
): BareSecret | undefined {
  const isName = !where.startsWith('IndexedDB') || keyName.test(key);
  return harmless.test(key) ? undefined : visit(key.split(/[:/.]/).at(-1) ?? key, value, isName ? key : '', 0);

  function visit(name: string, value: Json, path: string, depth: number): BareSecret | undefined {
    if (isBytes(value)) return keyName.test(name) ? { what: 'A key', path, isCertain: true } : undefined;
    if (typeof value === 'string') return visitText(name, value, path, depth);
    if (depth > DEEPEST) return undefined;
    if (Array.isArray(value)) return firstOf(value, (item) => visit(name, item, `${path}[]`, depth + 1));
    return isJsonObject(value) ? visitObject(value, path, depth) : undefined;
  }

  function visitObject(object: JsonObject, path: string, depth: number): BareSecret | undefined {
    if (isPrivateWebKey(object)) return { what: 'A private key', path, isCertain: true };
    if (holdsPassword(object, isOnWire))
      return { what: 'A password', path: joined(path, 'password'), isCertain: false };
    const fields = Object.keys(object);
    if (fields.some((field) => wrapping.test(field))) return undefined;
    return firstOf(fields, (field) =>
      harmless.test(field) ? undefined : visit(field, object[field] ?? null, joined(path, field), depth + 1),
    );
  }

  function visitText(name: string, text: string, path: string, depth: number): BareSecret | undefined {
    if (depth === 0 && passwordName.test(name) && wholeMark.test(text))
      return { what: 'A password', path, isCertain: false };
    if (!keyName.test(name)) return undefined;
    if (isKeyText(text)) return { what: 'A key', path, isCertain: true };
    // What the server gives or takes is a token of it, or wrapped before it leaves.
    const isBare = markedName.test(name) && wholeMark.test(text) && !isOnWire(text);
    return isBare ? { what: 'A key', path, isCertain: false } : undefined;
  }
}

function firstOf<T>(items: readonly T[], find: (item: T) => BareSecret | undefined): BareSecret | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const joined = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`);

/** A JSON Web Key with its private part: `d` of a pair, `k` of a symmetric one. Source: RFC 7518, 6 */
const isPrivateWebKey = ({ kty, d, k }: JsonObject): boolean =>
  (/^(EC|OKP|RSA)$/.test(String(kty)) && typeof d === 'string') || (kty === 'oct' && typeof k === 'string');

/** A password beside the name that it opens, or one that was sent to a server; else it may be the word for one, in a translation. */
function holdsPassword(object: JsonObject, isOnWire: (mark: string) => boolean): boolean {
  const entries = Object.entries(object);
  const isNamed = entries.some(
    ([name, value]) => /^(e?-?mail|user(name)?|login)$/i.test(name) && typeof value === 'string' && value.includes('@'),
  );
  const isPassword = ([name, value]: readonly [string, Json]): boolean =>
    passwordName.test(name) && typeof value === 'string' && wholeMark.test(value) && (isNamed || isOnWire(value));
  return entries.some(isPassword) && !entries.some(([name]) => wrapping.test(name));
}

/** Bytes as a list, or as an encoded array of bytes is: `{ "0": 17, "1": 4 }`. */
function isBytes(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return (
    keySizes.has(entries.length) &&
    entries.every(
      ([name, byte], index) =>
        name === String(index) &&
        ((typeof byte === 'number' && Number.isInteger(byte) && byte >= 0 && byte <= 255) ||
          (typeof byte === 'string' && wholeMark.test(byte))),
    )
  );
}

/** Hex or base64 of just as many bytes as a key has. Shorter ones may be words. */
function isKeyText(text: string): boolean {
  if (/^[0-9a-f]{32,128}$/i.test(text)) return keySizes.has(text.length / 2);
  if (!/^[A-Za-z0-9+/_-]{40,88}={0,2}$/.test(text) || !/\d/.test(text)) return false;
  return keySizes.has(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
}
