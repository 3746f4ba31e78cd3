import { expect, test } from 'vitest';
import { queryOfTexts, textsIn } from './address-texts.ts';

const names = ['app', 'team', 'limit'] as const;

test('of an address the named texts are read that say something', () => {
  const query = new URLSearchParams('limit=many&team=%20&app=%20chat&other=x');
  expect(textsIn(query, names)).toEqual({ app: 'chat', limit: 'many' });
  expect(textsIn(query, names, (name, text) => name !== 'limit' || text === '6')).toEqual({ app: 'chat' });
});

test('an address has them in the order of their names, and no empty ones', () => {
  expect(queryOfTexts({ limit: '6', team: '', app: 'a b' }, names).toString()).toBe('app=a+b&limit=6');
});
