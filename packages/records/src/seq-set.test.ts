import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeqSet } from './seq-set.ts';

test('a set of numbers knows which it has, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (numbers) => {
      const set = new SeqSet();
      const known = new Set<number>();
      for (const number of numbers) {
        expect(set.add(number)).toBe(!known.has(number));
        known.add(number);
      }
      for (let number = 0; number <= 31; number++) expect(set.has(number)).toBe(known.has(number));
    }),
  );
});

test('missing counts the holes between the first and the last number', () => {
  const seen = new SeqSet();
  expect(seen.missing).toBe(0);
  for (const seq of [10, 11, 15, 20]) seen.add(seq);
  expect(seen.missing).toBe(3 + 4);
  for (const seq of [12, 13, 14]) seen.add(seq);
  expect(seen.missing).toBe(4);
});

test('of more than a thousand holes the oldest counts as filled: what belongs there is missing, and not taken any more', () => {
  const seen = new SeqSet();
  for (let seq = 1; seq <= 4_001; seq += 2) seen.add(seq);
  expect([seen.has(2), seen.has(4_000), seen.has(4_001), seen.has(4_002)]).toEqual([true, false, true, false]);
  expect(seen.missing).toBe(2_000);
  expect(seen.add(2)).toBe(false);
  expect(seen.add(4_000)).toBe(true);
  expect(seen.missing).toBe(1_999);
});
