import { expect, test } from 'vitest';
import { tokenRights } from './token-rights.ts';

test('who has a token of scope admin may change tokens', () => {
  expect(tokenRights({ isGuarded: true, as: { name: 'lead', scope: 'admin' } })).toBe('change');
});

test('who has one that only reads may not even look at them', () => {
  expect(tokenRights({ isGuarded: true, as: { name: 'tester', scope: 'read' } })).toBe('none');
});

test('where no token is asked for everybody may look, and nobody change', () => {
  expect(tokenRights({ isGuarded: false })).toBe('look');
});
