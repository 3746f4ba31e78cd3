import { expect, test } from 'vitest';
import { SeqSet } from './seq-set.ts';

test('each number is new once, in whatever order they come', () => {
  const seen = new SeqSet();
  expect([3, 1, 2, 3, 1, 7, 5, 6, 6].map((seq) => seen.add(seq))).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('missing counts the holes between the first and the last number', () => {
  const seen = new SeqSet();
  expect(seen.missing).toBe(0);
  for (const seq of [10, 11, 15, 20]) seen.add(seq);
  expect(seen.missing).toBe(3 + 4);
  for (const seq of [12, 13, 14]) seen.add(seq);
  expect(seen.missing).toBe(4);
});
