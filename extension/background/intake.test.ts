import { type Batch, fail, parseBatch, type Result } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createIntake } from './intake.ts';
import type { Parcel } from './lane.ts';

test('a batch reaches the panels of its tab and the collector, which settles it', async () => {
  const t = setUp();
  expect(await t.offer('{}', 7)).toBe('s');
  expect(t.panels).toEqual([7]);
  expect(t.settled).toEqual([]);
  t.parcels[0]?.settle();
  expect(t.settled).toEqual([1]);
});

test('a batch whose tab nobody knows any more reaches the collector alone', async () => {
  const t = setUp();
  await t.offer('{}');
  expect(t.panels).toEqual([]);
  expect(t.parcels.length).toBe(1);
});

test('a batch of an incognito tab is marked as such', async () => {
  const t = setUp();
  await t.offer('{}', 7);
  await t.offer('{}', 9);
  expect(t.parcels.map(({ isPrivate }) => isPrivate)).toEqual([false, true]);
});

test('a malformed batch is counted and settled, for it will never be better', async () => {
  const t = setUp();
  expect(await t.offer('bad')).toBeUndefined();
  expect(t.faults).toEqual(['bad-batch']);
  expect(t.settled).toEqual([1]);
  expect(t.parcels).toEqual([]);
});

test('a batch that could not be prepared is told, and stays with who has it', async () => {
  const t = setUp();
  expect(await t.offer('throw')).toBeUndefined();
  expect(t.faults).toEqual(['internal']);
  expect(t.settled).toEqual([]);
});

function setUp() {
  const panels: number[] = [];
  const parcels: Parcel[] = [];
  const faults: string[] = [];
  const settled: number[] = [];
  const take = createIntake({
    prepare: async ({ json, batch }) => {
      if (json === 'throw') throw new Error('no storage');
      return json === 'bad' ? fail('bad-batch', 'no batch', '') : batchOf(batch);
    },
    isPrivate: async (tabId) => tabId === 9,
    toPanels: (tabId) => panels.push(tabId),
    toCollector: (parcel) => parcels.push(parcel),
    onRefused: ({ kind }) => faults.push(kind),
  });
  const offer = (json: string, tabId?: number) =>
    take({ tabId, batch: 1, json, settle: () => settled.push(1), askAgain: () => undefined });
  return { panels, parcels, faults, settled, offer };
}

const batchOf = (batch: number): Result<Batch> =>
  parseBatch({ v: 1, session: { id: 's', originMs: 1 }, batch, records: [] });
