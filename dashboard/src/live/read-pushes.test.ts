import type { EntityList } from '@driftscope/sync';
import { expect, test } from 'vitest';
import { testSummary } from '../incidents/test-summary.ts';
import { createPushReader } from './read-pushes.ts';

/** Entities as the sync client lists them: the same objects for the same content. */
const entity = (fields: object): EntityList[number] =>
  // biome-ignore lint/suspicious/noExplicitAny: only the fields are read.
  ({ fields, pending: false }) as any;

test('each state of an incident is told once, in the order of their changes', () => {
  const reader = createPushReader();
  const a = entity(testSummary({ id: 'a', rev: 5 }));
  const b = entity(testSummary({ id: 'b', rev: 4 }));
  expect(reader.read([a, b]).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(reader.read([a, b])).toEqual([]);
  expect(reader.read([entity(testSummary({ id: 'a', rev: 6 })), b]).map(({ rev }) => rev)).toEqual([6]);
  expect(reader.all().map(({ rev }) => rev)).toEqual([6, 4]);
});

test('what is no incident is left out, and what is gone is gone', () => {
  const reader = createPushReader();
  expect(reader.read([entity({ id: 'a', severity: 'awful' })])).toEqual([]);
  reader.read([entity(testSummary({ id: 'a' }))]);
  expect(reader.read([])).toEqual([]);
  expect(reader.all()).toEqual([]);
});
