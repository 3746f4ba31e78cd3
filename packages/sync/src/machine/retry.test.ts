import { expect, test } from 'vitest';
import { defaultOptions } from './options.ts';
import { retryGapMs } from './retry.ts';

test('a thousand clients that lose their server come back at less than a quarter of the rate of Socket.IO', () => {
  const spread = (gapOf: (random: number) => number): number => {
    const perSecond = new Map<number, number>();
    for (let client = 0; client < 1_000; client++) {
      const second = Math.floor(gapOf((client + 0.5) / 1_000) / 1_000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    return Math.max(...perSecond.values());
  };
  // Its defaults: 1 s, give or take half of it.
  const theirs = spread((random) => 500 + random * 1_000);
  const ours = spread((random) => retryGapMs(defaultOptions, 1, random));
  expect(ours).toBeLessThan(theirs / 4 + 50);
  expect(ours).toBeLessThanOrEqual(170);
});

test('retries get rarer up to a limit', () => {
  const gaps = [1, 2, 3, 4, 5, 6, 100].map((attempt) => retryGapMs(defaultOptions, attempt, 0.999_999));
  expect(gaps).toEqual([5_999, 11_999, 23_999, 47_999, 59_999, 59_999, 59_999]);
});
