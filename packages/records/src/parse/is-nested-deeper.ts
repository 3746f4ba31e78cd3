/**
 * Whether JSON text nests lists and objects more than `most` deep. Allocates nothing: what is to be refused for its depth must not
 * be built first.
 *
 * Text that is no JSON gives any answer.
 */
export function isNestedDeeper(text: string, most: number): boolean {
  if (text.length <= most || countUpTo(text, '[', most) + countUpTo(text, '{', most) <= most) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

/**
 * To count what could open a level is far cheaper than to tell what really does: of what stands in strings nothing counts that
 * is followed by a backslash, which is most of JSON within JSON. Stops beyond `most`.
 */
function countUpTo(text: string, opener: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(opener); at !== -1 && count <= most; at = text.indexOf(opener, at + 1)) {
    if (text.charCodeAt(at + 1) !== BACKSLASH) count += 1;
  }
  return count;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Index of the quote that ends the string which begins at `start`; the text's length where none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (index - before) % 2 === 0;
}
