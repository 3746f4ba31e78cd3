import type { SQLInputValue } from 'node:sqlite';
import { searchWordsOf } from '@driftscope/detect';

/** The index is of three characters each. */
const leastIndexed = 3;
/** A longer word is found by its beginning, and then looked at as a whole. */
const mostIndexed = 64;

/**
 * What incidents hold all words of a search, as SQL conditions with their parameters.
 *
 * The plus keeps SQLite from going through what was found one by one: the order is that of the list's own index.
 */
export function searchWhere(q: string): readonly { sql: string; params: readonly SQLInputValue[] }[] {
  const words = searchWordsOf(q).map((text) => ({ text, signs: [...text] }));
  const indexed = words.filter(({ signs }) => signs.length >= leastIndexed);
  const looked = words.filter(({ signs }) => signs.length < leastIndexed || signs.length > mostIndexed);
  const phrases = indexed.map(({ signs }) => `"${signs.slice(0, mostIndexed).join('').replaceAll('"', '""')}"`);
  return [
    ...(phrases.length === 0
      ? []
      : [
          {
            sql: '+doc IN (SELECT rowid FROM incident_search WHERE incident_search MATCH ?)',
            params: [phrases.join(' AND ')],
          },
        ]),
    ...looked.map(({ text }) => ({ sql: 'instr(haystack, ?) > 0', params: [text] })),
  ];
}
