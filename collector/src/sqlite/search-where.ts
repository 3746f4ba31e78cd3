import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { searchWordsOf } from '@driftscope/detect';
import Type from 'typebox';
import { rowReader } from './row-reader.ts';

const readTerm = rowReader(Type.Object({ term: Type.String(), doc: Type.Integer() }));

/** The index is of three characters each. */
const LEAST_INDEXED = 3;
/** A longer word is found by its beginning, and then looked at as a whole. */
const MOST_INDEXED = 64;
/** With more places to go through, to look at all texts is as fast: 50,000 take 120 ms. */
const MOST_PLACES = 100_000;

/**
 * What incidents hold all words of a search, as SQL conditions with their parameters.
 *
 * The plus keeps SQLite from going through what was found one by one: the order is that of the list's own index.
 */
export function searchWhere(
  database: DatabaseSync,
  q: string,
): readonly { sql: string; params: readonly SQLInputValue[] }[] {
  const looked: string[] = [];
  const phrases: string[] = [];
  for (const word of searchWordsOf(q)) {
    const signs = [...word];
    const found = signs.length < LEAST_INDEXED ? beginningsOf(database, word) : [signs.slice(0, MOST_INDEXED).join('')];
    if (found?.length === 0) return [{ sql: 'false', params: [] }];
    if (found !== undefined) phrases.push(`(${found.map(quoted).join(' OR ')})`);
    if (found === undefined || signs.length > MOST_INDEXED) looked.push(word);
  }
  const match = '+doc IN (SELECT rowid FROM incident_search WHERE incident_search MATCH ?)';
  return [
    ...(phrases.length === 0 ? [] : [{ sql: match, params: [phrases.join(' AND ')] }]),
    ...looked.map((text) => ({ sql: 'instr(haystack, ?) > 0', params: [text] })),
  ];
}

/**
 * What is indexed and begins with a word that is shorter than that. Absent: they are too many, or the word may be the very
 * end of a text, where nothing begins.
 */
function beginningsOf(database: DatabaseSync, word: string): readonly string[] | undefined {
  if (word.endsWith(END_OF_TEXTS)) return undefined;
  const terms = database.prepare('SELECT term, doc FROM incident_search_term WHERE term >= ? AND term < ?');
  const found: string[] = [];
  let places = 0;
  for (const row of terms.iterate(word, `${word}${LAST_SIGN}`)) {
    const { term, doc } = readTerm(row);
    places += doc;
    if (places > MOST_PLACES) return undefined;
    found.push(term);
  }
  return found;
}

/** They end with facts, as JSON. */
const END_OF_TEXTS = '}';
const LAST_SIGN = '\u{10ffff}';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
