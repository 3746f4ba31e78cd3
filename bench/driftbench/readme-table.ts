const begin = '<!-- driftbench -->\n';
const end = '<!-- /driftbench -->';

/** Puts the table between the marks of the text. */
export function withTable(text: string, table: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`The text has no place for the table, between ${begin.trim()} and ${end}.`);
  return `${text.slice(0, from + begin.length)}\n${table}\n\n${text.slice(to)}`;
}
