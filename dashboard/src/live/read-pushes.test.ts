import { expect, test } from 'vitest';
import { testSummary } from '../incidents/test-summary.ts';
import { createPushReader } from './read-pushes.ts';

test('each state of an incident is told once, in the order of their changes', () => {
  const reader = createPushReader();
  const a = entityOf(testSummary({ id: 'a', rev: 5 }));
  const b = entityOf(testSummary({ id: 'b', rev: 4 }));
  expect(reader.read([a, b]).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(reader.read([a, b])).toEqual([]);
  expect(reader.read([entityOf(testSummary({ id: 'a', rev: 6 })), b]).map(({ rev }) => rev)).toEqual([6]);
  expect(reader.all().map(({ rev }) => rev)).toEqual([6, 4]);
});

test('what is no incident is left out, and what is gone is gone', () => {
  const reader = createPushReader();
  expect(reader.read([entityOf({ id: 'a', severity: 'awful' })])).toEqual([]);
  reader.read([entityOf(testSummary({ id: 'a' }))]);
  expect(reader.read([])).toEqual([]);
  expect(reader.all()).toEqual([]);
});

const entityOf = (fields: object) => ({ fields });
