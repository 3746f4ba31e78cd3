import { expect, test } from 'vitest';
import { keptObject } from './kept-object.ts';

const known = { id: 'm_1', text: 'hello', pinned: false };

test('what says the same is known already', () => {
  expect(keptObject(known, { ...known })).toBe(known);
});

test('what says anything else takes its place', () => {
  const next = { ...known, pinned: true };
  expect(keptObject(known, next)).toBe(next);
});

test('of what lies inside nothing is known: it takes its place', () => {
  const [one, other] = [
    { id: 'm_1', author: { id: 'u_1' } },
    { id: 'm_1', author: { id: 'u_1' } },
  ];
  expect(keptObject(one, other)).toBe(other);
});
