import type { LabRow } from '@driftscope/records';
import { expect, test } from 'vitest';
import { computeDrift, noDrift } from './compute-drift.ts';

const rows = (...texts: string[]) => texts.map((text) => ({ id: text.slice(0, 1), says: text }));
const drift = (server: LabRow[], held: LabRow[], isOrdered = true) =>
  computeDrift({ truth: server, held, isOrdered, had: new Map() });
const truth = rows('one', 'Two', 'zree');

test('a copy that is the server’s has no drift', () => {
  expect(drift(truth, truth)).toEqual(noDrift);
  expect(drift([], [])).toEqual(noDrift);
});

test('rows that are missing, wrong, foreign and doubled are told apart', () => {
  const held = rows('one', 'one', 'Tzwei', 'x not yours');
  expect(drift(truth, held)).toEqual({ ...noDrift, missing: 1, wrong: 1, extra: 2 });
});

test('as few rows are misplaced as would have to move, and none where their order does not count', () => {
  const list = rows('a', 'b', 'c', 'd', 'e');
  const late = rows('b', 'c', 'd', 'e', 'a');
  expect(drift(list, late)).toEqual({ ...noDrift, misplaced: 1 });
  expect(drift(list, list.toReversed())).toEqual({ ...noDrift, misplaced: 4 });
  expect(drift(list, late, false)).toEqual(noDrift);
});

test('a row that is missing puts no other out of its place', () => {
  expect(drift(rows('a', 'b', 'c'), rows('a', 'c'))).toEqual({ ...noDrift, missing: 1 });
});
