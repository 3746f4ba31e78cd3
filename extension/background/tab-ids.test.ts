import { expect, test } from 'vitest';
import type { StorageArea } from './storage-area.ts';
import { createTabIds } from './tab-ids.ts';

test('a tab has the same id after a rest of the background, and another one once it was closed', async () => {
  const t = setUp();
  const ids = t.start();
  expect(await Promise.all([ids.of(7), ids.of(7), ids.of(8)])).toEqual(['id 1', 'id 1', 'id 2']);
  const next = t.start();
  expect(await next.of(7)).toBe('id 1');
  next.forget(7);
  expect(await next.of(7)).not.toBe('id 1');
});

test('a tab that is numbered anew keeps its id, over rests of the background', async () => {
  const t = setUp();
  await t.start().of(7);
  const ids = t.start();
  ids.renumber(7, 9);
  expect(await ids.of(9)).toBe('id 1');
  expect(await t.start().of(9)).toBe('id 1');
  expect([...t.kept.keys()]).toEqual(['tab:9']);
});

test('where there is no room a tab has an id all the same, until the background rests', async () => {
  const t = setUp();
  const ids = t.start();
  t.world.isFull = true;
  const id = await ids.of(7);
  t.world.isFull = false;
  expect(await ids.of(7)).toBe(id);
  expect(t.kept.size).toBe(0);
});

function setUp() {
  const kept = new Map<string, unknown>();
  const world = { isFull: false };
  let made = 0;
  const area: StorageArea = {
    get: async (key) => ({ [key]: kept.get(key) }),
    set: async (items) => {
      if (world.isFull) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      for (const [key, value] of Object.entries(items)) kept.set(key, value);
    },
    remove: async (key) => void kept.delete(key),
  };
  return { kept, world, start: () => createTabIds(area, () => `id ${++made}`) };
}
