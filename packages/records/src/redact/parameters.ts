/** `name=value` of a form, a query, a fragment or a cookie. */
export const parameter = /(^|[?&;#\s])([\w.%[\]-]{1,64})=([^&;#\s"'<>]+)/g;

/** As it was before it was put into a query or form, so that it has the mark of the same value elsewhere. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Redacts what parameters say behind their escapes: JSON in a query, a card number in a form. */
export function redactEscaped(text: string, redact: (plain: string) => string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  return text.replace(parameter, (match, before: string, name: string, value: string) => {
    const plain = unescaped(value);
    const redacted = plain === value ? plain : redact(plain);
    return redacted === plain ? match : `${before}${name}=${escaped(redacted)}`;
  });
}

/** Marks stay readable. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/%5Bredacted%3A([0-9a-f]{12})%5D/g, '[redacted:$1]');
