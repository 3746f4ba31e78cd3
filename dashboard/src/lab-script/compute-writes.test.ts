import { expect, test } from 'vitest';
import { computeWrites } from './compute-writes.ts';
import { durationOf } from './lab-script.ts';

const pace = { newsMs: 700 };

test('the same seed writes the same at the same times, and another one something else', () => {
  const script = { seed: 7, events: [] };
  expect(computeWrites(script, pace)).toEqual(computeWrites(script, pace));
  expect(computeWrites({ ...script, seed: 8 }, pace)).not.toEqual(computeWrites(script, pace));
});

test('nobody writes at the end, so that a client may come right', () => {
  const script = { seed: 7, events: [] };
  expect(Math.max(...computeWrites(script, pace).map(({ atMs }) => atMs))).toBeLessThan(
    durationOf(script, pace) - 3_999,
  );
});
