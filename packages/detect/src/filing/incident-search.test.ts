import { expect, test } from 'vitest';
import { searchWordsOf } from './incident-search.ts';

test('a search is its words, whatever stands between them', () => {
  expect(searchWordsOf('  Missed\n"m_41"\0OR* ')).toEqual(['missed', '"m_41"', 'or*']);
});

test('of nothing but space it asks for nothing', () => {
  expect(searchWordsOf(' \t\0')).toEqual([]);
});
