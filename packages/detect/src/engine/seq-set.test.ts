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
