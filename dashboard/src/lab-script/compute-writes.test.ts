import { expect, test } from 'vitest';
import { computeWrites } from './compute-writes.ts';
import { durationOf } from './lab-script.ts';

test('the same seed writes the same at the same times, and another one something else', () => {
  const script = { seed: 7, events: [] };
  expect(computeWrites(script)).toEqual(computeWrites(script));
  expect(computeWrites({ ...script, seed: 8 })).not.toEqual(computeWrites(script));
});

test('nobody writes at the end, so that a client may come right', () => {
  const script = { seed: 7, events: [] };
  expect(Math.max(...computeWrites(script).map(({ atMs }) => atMs))).toBeLessThan(durationOf(script) - 3_999);
});
