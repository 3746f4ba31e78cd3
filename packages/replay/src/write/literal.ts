/** A text as it stands in source code, between single quotes, whatever is in it. */
export function literal(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** `5000` as `5_000`. */
export const numeral = (value: number): string =>
  Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '_');

/** A text as a part of a comment: in one line, and it does not end the comment. */
export const remark = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
