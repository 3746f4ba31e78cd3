import { expect, test } from 'vitest';
import { createScrollMap } from './scroll-map.ts';

test('rows that fit a box stand where they are', () => {
  const map = createScrollMap(1_000, 25, 500);
  expect([map.heightPx, map.offsetAt(1_234)]).toEqual([25_000, 1_234]);
});

test('of more rows than a box can hold the first and the last are reached all the same', () => {
  const map = createScrollMap(10_000_000, 25, 500);
  expect(map.heightPx).toBeLessThan(33_000_000);
  expect(map.offsetAt(0)).toBe(0);
  expect(map.offsetAt(map.heightPx - 500)).toBeCloseTo(250_000_000 - 500, 3);
});

test.each([1_000, 10_000_000])('a row out of sight comes into it, of %i rows', (rows) => {
  const map = createScrollMap(rows, 25, 500);
  const below = map.offsetAt(map.scrollTopFor(700, 0, 'nearest'));
  expect(below).toBeCloseTo(701 * 25 - 500, 3);
  expect(map.scrollTopFor(700, map.scrollTopFor(700, 0, 'nearest'), 'nearest')).toBeCloseTo(
    map.scrollTopFor(700, 0, 'nearest'),
    3,
  );
  expect(map.offsetAt(map.scrollTopFor(3, 10_000, 'nearest'))).toBeCloseTo(75, 3);
  expect(map.offsetAt(map.scrollTopFor(700, 0, 'center'))).toBeCloseTo(700 * 25 - 237.5, 3);
});
