/** One condition of a filter. All of them must hold. */
export interface FilterTerm {
  /** What is looked at. `any`: the whole record. */
  readonly of: 'any' | 'kind' | 'event';
  /** Found anywhere in it: a text in lower case, or a pattern. */
  readonly sought: string | RegExp;
  /** It must not be found. */
  readonly isInverted: boolean;
}

/**
 * Reads a filter as one writes it in Chrome's Network panel: words, `"words with spaces"`, `kind:…`, `event:…`,
 * `/patterns/`, and `-` in front of what must not be.
 *
 * What is not finished yet hides nothing: a field without its value is left out, and a pattern that is none is a text.
 */
export function parseFilter(text: string): readonly FilterTerm[] {
  return [...text.matchAll(term)].flatMap(({ groups = {} }) => {
    const { minus, field, pattern, quoted, word } = groups;
    const sought = pattern === undefined ? (quoted ?? word ?? '').toLowerCase() : patternOf(pattern);
    if (sought === '') return [];
    const of = fields.find((one) => one === field?.toLowerCase()) ?? 'any';
    return [{ of, sought, isInverted: minus !== undefined }];
  });
}

const fields = ['kind', 'event'] as const;

/** A pattern ends at a slash that only a space follows: a path such as `/api/messages` is a word. */
const term =
  /(?<minus>-)?(?:(?<field>kind|event):)?(?:\/(?<pattern>(?:[^/\\]|\\.)+)\/(?=\s|$)|"(?<quoted>[^"]*)"?|(?<word>\S*))/gi;

function patternOf(source: string): RegExp | string {
  try {
    return new RegExp(source, 'i');
  } catch (error) {
    if (error instanceof SyntaxError) return source.toLowerCase();
    throw error;
  }
}
