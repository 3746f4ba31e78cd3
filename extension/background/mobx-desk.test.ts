import type { Batch, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createMobXDesk } from './mobx-desk.ts';

const batchOf = (id: string, mobx?: true): Batch => ({
  v: 1,
  session: { id: id as SessionId, originMs: 1, ...(mobx && { mobx }) },
  batch: 1,
  records: [],
});

test('a page that has MobX is given the script once, from when it says so', async () => {
  const loaded: number[] = [];
  const desk = createMobXDesk({ load: async (tabId) => loaded.push(tabId) });
  await desk.heed(7, batchOf('s_1'));
  expect(loaded).toEqual([]);
  await desk.heed(7, batchOf('s_1', true));
  await desk.heed(7, batchOf('s_1', true));
  expect(loaded).toEqual([7]);
  await desk.heed(7, batchOf('s_2', true));
  expect(loaded).toEqual([7, 7]);
});

test('a page that could not be reached is given it with its next batch', async () => {
  let tries = 0;
  const desk = createMobXDesk({
    load: async () => {
      tries += 1;
      if (tries === 1) throw new Error('Frame with ID 0 was removed.');
    },
  });
  for (let n = 0; n < 3; n += 1) await desk.heed(7, batchOf('s_1', true));
  expect(tries).toBe(2);
});
