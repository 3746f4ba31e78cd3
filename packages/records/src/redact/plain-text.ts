import { cardNumberPattern, isCardNumber } from './card-number.ts';
import type { Mark } from './create-mark.ts';
import type { SecretNames } from './secret-name.ts';

/** JSON Web Tokens: header and payload are base64url of `{"…`. One without a signature counts too. */
const jwt = /(?<![\w-])eyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)*/g;

const bearer = /\b(Bearer\s+)([^\s"',;<>[\]]+)/gi;

/** `name=value` of a form, a query, a fragment or a cookie. */
const parameter = /(^|[?&;#\s])([\w.%[\]-]{1,64})=([^&;#\s"'<>]+)/g;

/** `"name": "` in text that is no JSON as a whole; its quotes may be escaped. */
const quotedName = /(\\{0,8}["'])([\w.-]{1,64})\1\s{0,20}:\s{0,20}\1/g;

/** Redacts text that is no JSON, by what its parts look like. */
export function redactPlainText(text: string, mark: Mark, secretName: SecretNames, cards: boolean): string {
  const isSecret = (name: string): boolean => secretName(name) !== 'none';
  const found = redactQuoted(text, mark, isSecret)
    .replace(parameter, (match, before: string, name: string, value: string) =>
      isSecret(unescaped(name)) ? `${before}${name}=${mark(unescaped(value))}` : match,
    )
    .replace(bearer, (match, scheme: string, value: string) =>
      match.length === text.length || isTokenLike(value) ? scheme + mark(value) : match,
    )
    .replace(jwt, mark);
  return cards ? found.replace(cardNumberPattern, (match) => redactCard(match, mark)) : found;
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

/** As it was before it was put into a query or form, so that it has the mark of the same value elsewhere. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** No word of a language: people write of bearers too. */
const isTokenLike = (value: string): boolean => value.length >= 20 || (value.length >= 6 && /[\d_~+/=|:]/.test(value));

function redactCard(match: string, mark: Mark): string {
  const digits = match.replace(/\D/g, '');
  return isCardNumber(digits) ? mark(digits) : match;
}
