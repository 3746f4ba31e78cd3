import { expect, test } from 'vitest';
import { createPrivateTabs } from './private-tabs.ts';

test('a private tab is known while it is open, and after it was closed, over rests of the background', async () => {
  const stored: Record<string, unknown> = {};
  const start = (open: readonly number[]) =>
    createPrivateTabs({
      area: {
        get: async () => stored,
        set: async (items) => void Object.assign(stored, items),
        remove: async () => undefined,
      },
      query: async () =>
        [{ id: 1, incognito: false }, {}, ...open.map((id) => ({ id, incognito: true }))].map(withMode),
    });
  const tabs = start([7]);
  expect(await Promise.all([1, 7, 8, undefined].map(tabs.has))).toEqual([false, true, false, false]);
  tabs.note(8);
  tabs.renumber(7, 9);
  tabs.renumber(1, 10);
  expect(await Promise.all([8, 9, 10].map(tabs.has))).toEqual([true, true, false]);
  const later = start([]);
  expect(await Promise.all([8, 9, 10].map(later.has))).toEqual([true, true, false]);
});

const withMode = (tab: { id?: number; incognito?: boolean }) => ({ incognito: false, ...tab });
