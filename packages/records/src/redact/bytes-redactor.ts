import { isJsonObject, type Json } from '../json.ts';
import { type LegacyPacket, readLegacyBytes, writeLegacyBytes } from '../wire/legacy-bytes.ts';
import { mapMsgpack } from '../wire/msgpack-packet.ts';
import { bytesOf, textOf } from './base64-text.ts';
import type { Mark } from './create-mark.ts';
import { isPrivatePart } from './private-part.ts';
import type { SecretNames } from './secret-name.ts';

interface BytesRedactorParts {
  readonly mark: Mark;
  readonly secretName: SecretNames;
  readonly value: (value: Json) => Json;
  readonly text: (text: string) => string;
  /** Redacts text that is no JSON with a mark of the caller's. */
  readonly plainText: (text: string, mark: Mark) => string;
}

/**
 * Builds the redaction of bytes in base64; the same string where there is no secret.
 *
 * What is text or MessagePack as a whole is redacted as such, and of a body of Engine.IO 3 each packet. In anything else secrets are overwritten in place, since
 * lengths before them may count.
 */
export function createBytesRedactor(parts: BytesRedactorParts): (base64: string) => string {
  const { value, text, plainText, mark, secretName } = parts;

  return (base64) => {
    const bytes = bytesOf(base64);
    if (bytes === undefined) return base64;
    const legacy = readLegacyBytes(bytes);
    if (legacy === undefined) return redact(bytes, base64);
    const redacted = writeLegacyBytes({ ...legacy, packets: legacy.packets.map(redactPacket) });
    return redacted === bytes ? base64 : btoa(redacted);
  };

  function redact(bytes: string, base64: string): string {
    const asText = textOf(bytes);
    if (asText !== undefined) {
      const redacted = text(asText);
      return redacted === asText ? base64 : btoa(bytesOfText(redacted));
    }
    const mapped = container.test(bytes) ? mapMsgpack(base64, containersOnly) : base64;
    return mapped === base64 ? overwrite(bytes, base64) : mapped;
  }

  function redactPacket(packet: LegacyPacket): LegacyPacket {
    const { isText, bytes } = packet;
    if (!isText) return { ...packet, bytes: atob(redact(bytes, btoa(bytes))) };
    const read = utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    const redacted = text(read);
    return redacted === read ? packet : { ...packet, bytes: bytesOfText(redacted) };
  }

  function containersOnly(read: Json): Json {
    return isJsonObject(read) || Array.isArray(read) ? value(read) : read;
  }

  function overwrite(bytes: string, base64: string): string {
    const covered = overwriteNamed(plainText(bytes, (secret) => inPlace(mark, secret)));
    return covered === bytes ? base64 : btoa(covered);
  }

  /** Strings of MessagePack after a secret name, wherever they stand: a message may be cut, or have a foreign frame around it. */
  function overwriteNamed(bytes: string): string {
    const isSecret = (name: string) => secretName(name) !== 'none' || (isPrivatePart(name) && bytes.includes(KEY_TYPE));
    let done = '';
    let at = 0;
    for (const match of bytes.matchAll(namedString)) {
      const [head, name = '', lengthByte] = match;
      const start = match.index + head.length;
      if (start < at || !isSecret(name)) continue;
      const size = lengthByte === undefined ? head.charCodeAt(head.length - 1) & 0x1f : lengthByte.charCodeAt(0);
      const secret = bytes.slice(start, start + size);
      done += bytes.slice(at, start) + inPlace(mark, secret);
      at = start + secret.length;
    }
    return done + bytes.slice(at);
  }
}

/** What MessagePack begins an object or a list with. */
const container = /^[\u0080-\u009f\u00dc-\u00df]/;

/** The name that makes an object a JSON Web Key. */
const KEY_TYPE = '\u00a3kty';

const namedString = /[\u00a1-\u00bf]([\w.-]{1,31})(?:\u00d9([\s\S])|[\u00a1-\u00bf])/g;

/** A mark in as many characters as the secret had. */
function inPlace(mark: Mark, secret: string): string {
  const isCovered = secret.startsWith('[redacted:'.slice(0, secret.length));
  return isCovered ? secret : mark(secret).slice(0, secret.length).padEnd(secret.length, '*');
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function bytesOfText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return binary;
}
