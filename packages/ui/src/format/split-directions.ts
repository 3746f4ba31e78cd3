/** Letters of scripts that run from right to left. */
const LETTER = String.raw`[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`;
/** What names of several words have between these. Commas, colons and the like are ours. */
const BETWEEN = String.raw`[\s\d()[\]{}"'“”.\-–_+&@#!?]`;

const rightToLeft = new RegExp(LETTER, 'u');
const names = new RegExp(`${LETTER}(?:${BETWEEN}*${LETTER})*`, 'gu');

/**
 * Splits a sentence into parts: every second is a name that runs from right to left, with the brackets that it opens or closes. Beside such a
 * name a number or a mark of the sentence would stand on its wrong side.
 */
export function splitDirections(text: string): readonly string[] {
  if (!rightToLeft.test(text)) return [text];
  const parts: string[] = [];
  let shownTo = 0;
  for (const { 0: found, index } of text.matchAll(names)) {
    if (index < shownTo) continue;
    const [from, to] = withBrackets(text, index, index + found.length);
    parts.push(text.slice(shownTo, from), text.slice(from, to));
    shownTo = to;
  }
  parts.push(text.slice(shownTo));
  return parts;
}

/** From and to where the part goes with a bracket that it closes right before it, and those that it opens right after it. */
function withBrackets(text: string, from: number, to: number): readonly [from: number, to: number] {
  let open = 0;
  let isClosedBefore = false;
  for (const sign of text.slice(from, to)) {
    if (openers.has(sign)) open += 1;
    if (closers.has(sign) && --open < 0) {
      isClosedBefore = true;
      open = 0;
    }
  }
  const begin = isClosedBefore && openers.has(text.charAt(from - 1)) ? from - 1 : from;
  let end = to;
  for (; open > 0 && closers.has(text.charAt(end)); open -= 1) end += 1;
  return [begin, end];
}

const openers: ReadonlySet<string> = new Set('([{');
const closers: ReadonlySet<string> = new Set(')]}');
