import { expect, test } from 'vitest';
import { noDrift } from './compute-drift.ts';
import { computeStanding } from './compute-standing.ts';
import { asServer, missingSamples } from './testing/missing-samples.ts';

test('a client stands as it was last measured', () => {
  expect(computeStanding([], 'naive', 700)).toBe('unmeasured');
  expect(computeStanding(missingSamples(0, 3, 3, 3, 0), 'naive', 700)).toBe('right');
});

test('a client is behind for as long as news may take, and off from then on', () => {
  expect(computeStanding(missingSamples(0, 1), 'naive', 700)).toBe('behind');
  expect(computeStanding(missingSamples(0, 1, 1), 'naive', 700)).toBe('off');
  expect(computeStanding(missingSamples(0, 1, 1), 'naive', 14_000)).toBe('behind');
});

test('a client that lost what it had is off at once', () => {
  const [before] = missingSamples(0);
  const lost = { rows: { ...noDrift, missing: 1, undone: 1 } };
  const after = { tMs: 250, server: { rows: 10 }, naive: lost, reference: asServer };
  expect(computeStanding([...(before ? [before] : []), after], 'naive', 14_000)).toBe('off');
});
