import { expect, test } from 'vitest';
import { nextIndex } from './next-index.ts';

test('arrows move by one and stop at the ends', () => {
  expect([nextIndex('ArrowDown', -1, 3), nextIndex('ArrowDown', 2, 3), nextIndex('ArrowUp', 0, 3)]).toEqual([0, 2, 0]);
});

test('pages and ends move far', () => {
  const keys = ['PageDown', 'PageUp', 'Home', 'End'].map((key) => nextIndex(key, 15, 100));
  expect(keys).toEqual([25, 5, 0, 99]);
});

test('an empty list and other keys move nothing', () => {
  expect([nextIndex('ArrowDown', -1, 0), nextIndex('a', 0, 3)]).toEqual([undefined, undefined]);
});

test('j and k move as the arrows do', () => {
  expect([nextIndex('j', 0, 3), nextIndex('k', 2, 3)]).toEqual([1, 1]);
});
