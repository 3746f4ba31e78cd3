import { expect, test } from 'vitest';
import { takeInheritance } from './take-inheritance.ts';

test('in a new life what bridges of the former one could not hand over is taken from every frame of every tab', async () => {
  const t = setUp({ 7: [['1 {}', '2 {"a":" "}'], ['1 []']], 8: 'refused', 9: [[], null, ['no batch', 3]] });
  expect(await t.begin()).toBe('heir:1');
  expect(t.asked).toEqual([]);
  t.endLife();
  expect(await t.begin()).toBe('heir:2');
  expect(t.asked).toEqual([7, 8, 9].map((tabId) => [tabId, 'heir:1', 'batch']));
  expect(t.handedOver.filter(({ batches }) => batches.length > 0)).toEqual([
    { tabId: 7, batches: ['1 {}', '2 {"a":" "}'] },
    { tabId: 7, batches: ['1 []'] },
  ]);
});

test('after a rest of the background nobody is asked, for its bridges are there', async () => {
  const t = setUp({ 7: [['1 {}']] });
  await t.begin();
  expect(await t.begin()).toBe('heir:1');
  expect(t.asked).toEqual([]);
});

test('where a life could not be told from the next after a rest, no bridge is asked', async () => {
  const t = setUp({ 7: [['1 {}']] });
  await t.begin();
  t.endLife();
  t.fill('memory');
  expect(await t.begin()).toBe('heir:1');
  expect(await t.begin()).toBe('heir:1');
  expect(t.asked).toEqual([]);
});

test('on a full disk a life asks the bridges of the former one, and not its own', async () => {
  const t = setUp({ 7: [['1 {}']] });
  await t.begin();
  t.endLife();
  t.fill('disk');
  expect(await t.begin()).toBe('heir:2');
  expect(await t.begin()).toBe('heir:2');
  expect(t.asked).toEqual([[7, 'heir:1', 'batch']]);
});

/** Tabs by their id: what their frames answer. */
function setUp(answers: Readonly<Record<number, readonly unknown[] | 'refused'>>) {
  const asked: unknown[] = [];
  const handedOver: { tabId: number | undefined; batches: string[] }[] = [];
  const kept: Record<'disk' | 'memory', Record<string, unknown>> = { disk: {}, memory: {} };
  let full: keyof typeof kept | undefined;
  let made = 0;
  const areaOf = (name: keyof typeof kept) => ({
    get: async () => ({ ...kept[name] }),
    set: async (items: Record<string, unknown>) => {
      if (full === name) throw new Error('quota exceeded');
      Object.assign(kept[name], items);
    },
  });
  return {
    asked,
    handedOver,
    endLife: () => {
      kept.memory = {};
    },
    fill: (name: keyof typeof kept) => {
      full = name;
    },
    begin: async () => {
      const event = await takeInheritance({
        disk: areaOf('disk'),
        memory: areaOf('memory'),
        tabs: { query: async () => [...Object.keys(answers).map((id) => ({ id: Number(id) })), {}] },
        ask: async (tabId, args) => {
          asked.push([tabId, ...args]);
          const answer = answers[tabId];
          if (answer === undefined || answer === 'refused') throw new Error('Cannot access contents of the page.');
          return answer;
        },
        createEvent: () => `heir:${++made}`,
        handOver: (batches, tabId) => {
          handedOver.push({ tabId, batches: Array.from(batches, ([batch, json]) => `${batch} ${json}`) });
        },
      });
      await new Promise((resolve) => setImmediate(resolve));
      return event;
    },
  };
}
