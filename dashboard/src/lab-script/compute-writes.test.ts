import { expect, test } from 'vitest';
import { computeWrites } from './compute-writes.ts';
import { durationOf } from './lab-script.ts';

const pace = { newsMs: 700, writers: ['Bob', 'Dan'], writeEveryMs: 1_000 };

test('the same seed writes the same at the same times, and another one something else', () => {
  const script = { seed: 7, events: [] };
  expect(computeWrites(script, pace)).toEqual(computeWrites(script, pace));
  expect(computeWrites({ ...script, seed: 8 }, pace)).not.toEqual(computeWrites(script, pace));
});

test('all write by turns, as often as the system says', () => {
  const script = { seed: 7, events: [] };
  expect(
    computeWrites(script, pace)
      .slice(0, 3)
      .map(({ by }) => by),
  ).toEqual(['Bob', 'Dan', 'Bob']);
  const seldom = computeWrites(script, { ...pace, writeEveryMs: 3_000 });
  expect(seldom.length).toBeLessThan(computeWrites(script, pace).length / 2);
  expect(seldom.length).toBeGreaterThan(1);
});

test('nobody writes at the end, so that a client may come right', () => {
  const script = { seed: 7, events: [] };
  expect(Math.max(...computeWrites(script, pace).map(({ atMs }) => atMs))).toBeLessThan(
    durationOf(script, pace) - 3_999,
  );
});
