import { expect, test } from 'vitest';
import { type BarTick, fitTicks } from './fit-ticks.ts';

/** A label of 42 px under every bar: two need 52 from middle to middle. */
const days = (count: number): readonly BarTick[] =>
  Array.from({ length: count }, (_, place) => ({ place, text: `${10 + place} Nov` }));
const placesOf = (ticks: readonly BarTick[]): readonly number[] => ticks.map(({ place }) => place);

test('all ticks are written where they have room, and every second or third where they have not', () => {
  expect(placesOf(fitTicks(days(7), 7, 52))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(placesOf(fitTicks(days(7), 7, 51.9))).toEqual([0, 2, 4, 6]);
  expect(placesOf(fitTicks(days(7), 7, 25.9))).toEqual([0, 3, 6]);
});

test('a first day that is cut is not written where it stands too close to the second', () => {
  const cut = [0, 1, 5, 9].map((place) => ({ place, text: '21 Nov' }));
  expect(placesOf(fitTicks(cut, 13, 20))).toEqual([1, 5, 9]);
  expect(placesOf(fitTicks(cut, 13, 11))).toEqual([0, 5]);
  expect(placesOf(fitTicks(cut, 13, 60))).toEqual([0, 1, 5, 9]);
});

test('a long text takes more room than a short one', () => {
  const lengths = [
    { place: 0, text: 'to 1 s' },
    { place: 1, text: 'to 10 s' },
    { place: 2, text: 'over 10 min' },
  ];
  expect(placesOf(fitTicks(lengths, 4, 60))).toEqual([0, 2]);
  expect(placesOf(fitTicks(lengths, 4, 80))).toEqual([0, 1, 2]);
});

test('what would stick out of the chart at its end is not written', () => {
  const quarter = [0, 45, 89].map((place) => ({ place, text: '21 Nov' }));
  expect(placesOf(fitTicks(quarter, 90, 6))).toEqual([0, 45]);
  expect(placesOf(fitTicks(quarter, 90, 20))).toEqual([0, 45, 89]);
});

test('no width has room for nothing: one is left, and of none none', () => {
  expect(fitTicks(days(3), 3, 15)).toHaveLength(1);
  expect(fitTicks([], 3, 15)).toEqual([]);
});
