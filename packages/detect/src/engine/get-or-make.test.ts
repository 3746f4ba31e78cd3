import { expect, test } from 'vitest';
import { getOrMake } from './get-or-make.ts';

test('what a map has is given, and what it has not is made once and kept', () => {
  const map = new Map([['a', 0]]);
  let made = 0;
  const make = () => ++made;
  expect([getOrMake(map, 'a', make), getOrMake(map, 'b', make), getOrMake(map, 'b', make)]).toEqual([0, 1, 1]);
  expect([...map]).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});
