/** What stands in a text for what was redacted; the group is its hash. */
export const redactionMark = /\[redacted:([0-9a-f]{12})\]/;

/** Enough of a hash to tell the values of one page apart by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 6);

/** A text with its marks made short, where there is no place for chips. */
export const shortenMarks = (text: string): string =>
  text.replace(new RegExp(redactionMark, 'g'), (_, hash: string) => `redacted ${shortHash(hash)}`);
