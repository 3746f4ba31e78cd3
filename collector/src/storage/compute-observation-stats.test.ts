import { expect, test } from 'vitest';
import { computeObservationStats } from './compute-observation-stats.ts';

test('gaps of all releases are counted together, by their length and by how they were made up for', () => {
  const gaps = [
    { app: 'chat', release: '1', gapMs: [500, 5_000, 1_000], resyncMs: [200, 0] },
    { app: 'chat', gapMs: [7_200_000], resyncMs: [] },
  ];
  const stats = computeObservationStats(gaps, []);
  expect(stats.gaps).toMatchObject({ count: 4, p50Ms: 1_000, p95Ms: 7_200_000 });
  expect(stats.gaps.lengths.filter(({ count }) => count > 0)).toEqual([
    { fromMs: 0, count: 1 },
    { fromMs: 1_000, count: 1 },
    { fromMs: 3_000, count: 1 },
    { fromMs: 3_600_000, count: 1 },
  ]);
  expect(stats.resyncs).toEqual({ count: 2, p50Ms: 0, p95Ms: 200, never: 2 });
});

test('of no gaps there is nothing to say of their length', () => {
  const { gaps, resyncs } = computeObservationStats([], []);
  expect(gaps).not.toHaveProperty('p50Ms');
  expect(resyncs).toEqual({ count: 0, never: 0 });
});
