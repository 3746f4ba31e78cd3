import { cardNumberPattern, isCardNumber } from './card-number.ts';
import type { Mark } from './create-mark.ts';
import { parameter, unescaped } from './parameters.ts';
import { isSecretParameter, type SecretNames } from './secret-name.ts';
import { redactShapes } from './secret-shapes.ts';

/** JSON Web Tokens: header and payload are base64url of `{"…`. One without a signature counts too. */
const jwt = /(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)*/g;

const bearer = /\b(Bearer\s+)([^\s"',;<>[\]]+)/gi;

/** `"name": "` in text that is no JSON as a whole; its quotes may be escaped. */
const quotedName = /(\\{0,8}["'])([\w.-]{1,64})\1\s{0,20}:\s{0,20}\1/g;

/** A part of a multipart form: its name, and its value up to the next boundary. */
const formPart = /(\bname="([^"\r\n]{1,64})"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n)([\s\S]*?)(?=\r?\n--|$)/gi;

/** `Name: value` of a header or a message, with no quotes. */
const header = /(?<![\w"'\\.-])([A-Za-z][\w.-]{1,63})(:[ \t]*)([^\s"',;<>[\]{}]+)/g;

const cookieHeader = /\b((?:set-)?cookie:[ \t]*)([^\r\n"']*=[^\r\n"']*)/gi;

/** Redacts text that is no JSON, by what its parts look like. */
export function redactPlainText(text: string, mark: Mark, secretName: SecretNames, cards: boolean): string {
  const isSecret = (name: string): boolean => secretName(name) !== 'none';
  const found = redactShapes(redactQuoted(text, mark, isSecret), mark)
    .replace(cookieHeader, (_match, before: string, value: string) => before + mark(value))
    .replace(parameter, (match, before: string, name: string, value: string) => {
      const plain = unescaped(value);
      const secret = isSecret(unescaped(name)) || isSecretParameter(unescaped(name), plain);
      const shown = secret ? mark(plain) : plain;
      return shown === plain ? match : `${before}${name}=${shown}`;
    })
    .replace(header, (match, name: string, between: string, value: string) =>
      isSecret(name) && isTokenLike(value) ? name + between + mark(value) : match,
    )
    .replace(bearer, (match, scheme: string, value: string) =>
      match.length === text.length || isTokenLike(value) ? scheme + mark(value) : match,
    )
    .replace(jwt, mark);
  return cards ? found.replace(cardNumberPattern, (match) => redactCard(match, mark)) : found;
}

/** Redacts the secret fields of a multipart form. */
export function redactFormParts(text: string, mark: Mark, secretName: SecretNames): string {
  return text.replace(formPart, (match, before: string, name: string, value: string) =>
    value === '' || secretName(name) === 'none' ? match : before + mark(value),
  );
}

function redactQuoted(text: string, mark: Mark, isSecret: (name: string) => boolean): string {
  let done = '';
  let at = 0;
  for (const match of text.matchAll(quotedName)) {
    const [prefix, quote = '"', name = ''] = match;
    const start = match.index + prefix.length;
    if (match.index < at || !isSecret(name)) continue;
    const close = text.indexOf(quote, start);
    const end = close === -1 ? text.length : close;
    if (end === start) continue;
    done += text.slice(at, start) + mark(text.slice(start, end));
    at = end;
  }
  return done + text.slice(at);
}

/** No word of a language: people write of bearers too. */
const isTokenLike = (value: string): boolean => value.length >= 20 || (value.length >= 6 && /[\d_~+/=|:]/.test(value));

function redactCard(match: string, mark: Mark): string {
  const digits = match.replace(/\D/g, '');
  const shown = isCardNumber(digits) ? mark(digits) : digits;
  return shown === digits ? match : shown;
}
