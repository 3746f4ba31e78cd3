import { expect, test } from 'vitest';
import { fillBuckets } from './fill-buckets.ts';

const stats = {
  bucketMs: 10,
  kinds: [
    { kind: 'a', count: 5 },
    { kind: 'b', count: 2 },
    { kind: 'c', count: 1 },
  ],
  buckets: [
    { at: 10, count: 4, kinds: [{ kind: 'a', count: 4 }], severities: [] },
    {
      at: 30,
      count: 4,
      kinds: [
        { kind: 'b', count: 2 },
        { kind: 'a', count: 1 },
        { kind: 'c', count: 1 },
      ],
      severities: [],
    },
  ],
};

test('times without an incident have a bar too, so that a quiet day is seen as one', () => {
  const { bars } = fillBuckets(stats, { from: 7, to: 35 }, 3);
  expect(bars.map(({ at }) => at)).toEqual([0, 10, 20, 30]);
  expect(bars.map(({ counts }) => counts)).toEqual([{}, { a: 4 }, {}, { b: 2, a: 1, c: 1 }]);
});

test('the rarer kinds are one', () => {
  const { names, bars } = fillBuckets(stats, { from: 30, to: 30 }, 1);
  expect(names).toEqual(['a', 'others']);
  expect(bars).toEqual([{ at: 30, counts: { a: 1, others: 3 } }]);
});
