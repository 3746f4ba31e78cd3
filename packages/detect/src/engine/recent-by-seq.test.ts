import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentBySeq } from './recent-by-seq.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 });

test('what was noted of a record is found by its number, in whatever order it was noted', () => {
  fc.assert(
    fc.property(numbers, (seqs) => {
      const recent = new RecentBySeq<string>(100);
      for (const [index, seq] of seqs.entries()) recent.set(seq, `${seq} ${index}`);
      for (let seq = 0; seq <= 41; seq++) {
        const last = seqs.lastIndexOf(seq);
        expect(recent.has(seq)).toBe(last >= 0);
        expect(recent.get(seq)).toBe(last < 0 ? undefined : `${seq} ${last}`);
      }
    }),
  );
});

test('of more records than it has room for it forgets the oldest, and at least the last half is remembered', () => {
  const recent = new RecentBySeq<number>(10);
  for (let seq = 1; seq <= 1_000; seq++) {
    recent.set(seq, seq);
    for (let one = Math.max(1, seq - 4); one <= seq; one++) expect(recent.get(one)).toBe(one);
    expect(recent.has(seq - 10)).toBe(false);
  }
});
