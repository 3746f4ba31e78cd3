const BEGIN = '<!-- driftbench -->\n';
const END = '<!-- /driftbench -->';

/** Puts the table between the marks of the text. */
export function withTable(text: string, table: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from)
    throw new Error(`The text has no place for the table, between ${BEGIN.trim()} and ${END}.`);
  return `${text.slice(0, from + BEGIN.length)}\n${table}\n\n${text.slice(to)}`;
}
