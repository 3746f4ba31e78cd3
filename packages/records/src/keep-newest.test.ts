import { expect, test } from 'vitest';
import { keepNewest } from './keep-newest.ts';

test('a map that keeps its newest entries gives up the one that was set longest ago', () => {
  const map = new Map<string, number>();
  for (const key of ['a', 'b', 'a', 'c']) keepNewest(map, key, 1, 2);
  expect([...map.keys()]).toEqual(['a', 'c']);
});
