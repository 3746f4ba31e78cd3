import { expect, it } from 'vitest';
import { computeBucketMs } from './compute-bucket-ms.ts';

const hourMs = 3_600_000;

it.each([
  ['nothing', 0, 1_000],
  ['what ends before it begins', -hourMs, 1_000],
  ['a hundred seconds', 100_000, 1_000],
  ['a little more', 100_001, 10_000],
  ['a day', 24 * hourMs, hourMs / 4],
  ['a week', 7 * 24 * hourMs, 6 * hourMs],
  ['a hundred weeks', 700 * 24 * hourMs, 7 * 24 * hourMs],
  ['what is longer, in whole days', 701 * 24 * hourMs, 8 * 24 * hourMs],
])('the buckets of %s are as short as a hundred can be', (_period, periodMs, bucketMs) => {
  expect(computeBucketMs(periodMs)).toBe(bucketMs);
});
