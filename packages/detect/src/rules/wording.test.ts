import { expect, test } from 'vitest';
import { countText, listText, storesText } from './wording.ts';

test('counts are told in groups of three', () => {
  expect([1, 999, 1_198, 1_234_567].map((count) => countText(count, 'request'))).toEqual([
    '1 request',
    '999 requests',
    '1,198 requests',
    '1,234,567 requests',
  ]);
});

test('a name of the app is told from words of ours, however it reads', () => {
  expect([storesText(['list']), storesText(['App (2)', 'chat'])]).toEqual(['store “list”', 'stores “App (2)”, “chat”']);
});

test('of many names five are told, and how many more there are', () => {
  const names = Array.from({ length: 1_205 }, (_, n) => `m_${n}`);
  expect(listText(names.slice(0, 2))).toBe('m_0, m_1');
  expect(listText(names)).toBe('m_0, m_1, m_2, m_3, m_4 and 1,200 more');
});
