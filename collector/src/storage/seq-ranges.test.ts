import { describe, expect, it } from 'vitest';
import { countSeqs, holesIn, lastSeqOf, packSeqs, uniteSeqs } from './seq-ranges.ts';

describe('ranges of seq', () => {
  it('pack ascending numbers, each once', () => {
    expect(packSeqs([1, 2, 3, 7, 7, 9])).toEqual([
      [1, 3],
      [7, 7],
      [9, 9],
    ]);
    expect(packSeqs([])).toEqual([]);
  });

  it('unite to the numbers of both, whatever they share', () => {
    expect(uniteSeqs([[1, 5]], [[3, 9]])).toEqual([[1, 9]]);
    expect(uniteSeqs([[10, 12]], [[1, 9]])).toEqual([[1, 12]]);
    expect(uniteSeqs([[1, 9]], [[3, 4]])).toEqual([[1, 9]]);
    expect(uniteSeqs([[1, 2]], [[4, 5]])).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });

  it('know their count, their last number and what is missing', () => {
    const ranges = packSeqs([3, 4, 8]);
    expect(countSeqs(ranges)).toBe(3);
    expect(lastSeqOf(ranges)).toBe(8);
    expect(holesIn(ranges)).toEqual([
      { from: 1, to: 2 },
      { from: 5, to: 7 },
    ]);
    expect(lastSeqOf([])).toBe(0);
    expect(holesIn([])).toEqual([]);
  });
});
