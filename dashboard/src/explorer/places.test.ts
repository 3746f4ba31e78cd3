import { expect, test } from 'vitest';
import { createPlaces, placesOf } from './places.ts';

test('records stand in the order of their numbers, without those that never came', () => {
  const places = createPlaces({
    lastSeq: 12,
    holes: [
      { from: 1, to: 2 },
      { from: 5, to: 5 },
      { from: 9, to: 11 },
    ],
  });
  const seqs = [3, 4, 6, 7, 8, 12];
  expect(places.count).toBe(6);
  expect(seqs.map((_, place) => places.seqAt(place))).toEqual(seqs);
  expect(seqs.map(places.placeOf)).toEqual([0, 1, 2, 3, 4, 5]);
  expect([1, 5, 10, 13].map(places.placeOf)).toEqual([0, 2, 5, 6]);
});

test('a session with nothing lost has each number at its place', () => {
  const places = createPlaces({ lastSeq: 1_000_000, holes: [] });
  expect([places.count, places.seqAt(999_999), places.placeOf(500_000)]).toEqual([1_000_000, 1_000_000, 499_999]);
});

test('of what was found, a number leads to itself or to the next', () => {
  const places = placesOf([3, 9, 27]);
  expect([places.count, places.seqAt(1), places.placeOf(9), places.placeOf(10), places.placeOf(28)]).toEqual([
    3, 9, 1, 2, 3,
  ]);
});
