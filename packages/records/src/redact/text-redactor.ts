import type { Json } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import { splitLegacyPayload } from '../wire/legacy-payload.ts';
import { base64Text } from './base64-text.ts';
import { closeJson } from './close-json.ts';
import type { Mark } from './create-mark.ts';
import { redactEscaped } from './parameters.ts';
import { redactFormParts, redactPlainText } from './plain-text.ts';
import type { RuleBook } from './rule-book.ts';
import { type SecretNames, secretNameHint } from './secret-name.ts';
import { redactPrivateKeys, SECRET_SHAPE_HINT } from './secret-shapes.ts';

export interface TextOptions {
  /** Whether card numbers are looked for; not in an id. */
  readonly cards: boolean;
}

/** The text without its secrets; the same string where there are none. */
export type TextRedactor = (text: string, options: TextOptions) => string;

interface TextRedactorParts {
  readonly mark: Mark;
  readonly secretName: SecretNames;
  /** Redacts what was read from JSON. */
  readonly value: (value: Json) => Json;
  readonly rules: RuleBook;
}

/** Any text with a secret in it matches this; most texts do not, and are done with. `\u00` may hide a name's letters. */
const suspicious = new RegExp(
  `${secretNameHint}|${SECRET_SHAPE_HINT}|eyJ|bearer |private key-|"kty|\\d(?:(?:[ +-]|%20)?\\d){13}|\\\\u00[2-7]`,
  'i',
);

/** Separates JSON texts: line ends in event streams, control characters in SignalR, STOMP and polling. */
const separator = /(\r?\n|[^ -\uffff\t\r\n])/;

/** Where a frame of STOMP begins, up to the end of its headers. */
const stompHead = /(?<=^|\0\s*)[A-Z]+\r?\n(?:[\w.-]+:[^\n\0]*\n)+/g;

const stompHeader = /^([\w.-]+):([^\r\n]+)/gm;

/**
 * Builds the redaction of text: frames, bodies and addresses.
 *
 * JSON, after whatever prefix (`42/chat,`, `data: `), is redacted as a value and written again, so it stays JSON; cut JSON
 * is closed for the purpose and cut again. Anything else is searched for what looks like a secret.
 */
export function createTextRedactor({ mark, secretName, value: redactValue, rules }: TextRedactorParts): TextRedactor {
  return redact;

  function isSuspicious(text: string): boolean {
    return suspicious.test(text) || rules.concerns(text);
  }

  function redact(text: string, options: TextOptions): string {
    const inner = base64Text(text);
    if (inner !== undefined && redact(inner, options) !== inner) return mark(text);
    if (!isSuspicious(text)) return text;
    return redactPayload(text, options) ?? redactText(text, options);
  }

  /** Engine.IO 3 writes the length before each packet, and a mark is longer or shorter than what it stands for. */
  function redactPayload(text: string, options: TextOptions): string | undefined {
    const payload = splitLegacyPayload(text);
    if (payload === undefined || payload.packets.length === 0) return undefined;
    const packets = payload.packets.map((packet) => redactText(packet, options));
    const rest = payload.cut === undefined ? '' : redactText(payload.cut, options);
    return packets.map((packet) => `${packet.length}:${packet}`).join('') + rest;
  }

  function redactText(text: string, options: TextOptions): string {
    const asJson = redactJson(text, options);
    if (asJson !== undefined) return asJson;
    return redactPrivateKeys(redactFormParts(text, mark, secretName), mark)
      .replace(stompHead, redactHeaders)
      .split(separator)
      .map((line) => (isSuspicious(line) ? redactLine(line, options) : line))
      .join('');
  }

  function redactHeaders(head: string): string {
    return head.replace(stompHeader, (line, name: string, value: string) =>
      secretName(name) === 'none' ? line : `${name}:${mark(value)}`,
    );
  }

  function redactLine(line: string, options: TextOptions): string {
    const json = redactJson(line, options);
    if (json !== undefined) return json;
    const plain = redactPlainText(line, mark, secretName, options.cards);
    return rules.replace(
      redactEscaped(plain, (inner) => redact(inner, options)),
      mark,
    );
  }

  /** `undefined`: the text holds no JSON, or more than JSON. */
  function redactJson(text: string, { cards }: TextOptions): string | undefined {
    const start = jsonStart(text);
    if (start === -1) return undefined;
    const prefix = rules.replace(redactPlainText(text.slice(0, start), mark, secretName, cards), mark);
    const tail = text.slice(start);
    const parsed = parseJson(tail);
    if (!parsed.ok) return cutJson(prefix, tail);
    const value = redactValue(parsed.value);
    return prefix + (value === parsed.value ? tail : JSON.stringify(value));
  }

  function cutJson(prefix: string, tail: string): string | undefined {
    const closed = tail.startsWith('"') ? undefined : closeJson(tail);
    if (closed === undefined) return undefined;
    const value = redactValue(closed.value);
    if (value === closed.value) return prefix + closed.kept;
    const whole = JSON.stringify(value);
    return prefix + (whole.endsWith(closed.closers) ? whole.slice(0, -closed.closers.length) : whole);
  }
}

/** Where an object, array or string begins, or a number that is the whole text. -1: nowhere. */
const jsonStart = (text: string): number => (/^\s*\d+\s*$/.test(text) ? 0 : text.search(/[[{"]/));
