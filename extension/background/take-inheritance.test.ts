import { expect, test } from 'vitest';
import { takeInheritance } from './take-inheritance.ts';

test('after an update what bridges could not hand over is taken from every frame of every tab', async () => {
  const t = setUp({ 7: [['1 {}', '2 {"a":" "}'], ['1 []']], 8: 'refused', 9: [[], null, ['no batch', 3]] });
  t.install('update');
  await t.turns();
  expect(t.asked).toEqual([7, 8, 9].map((tabId) => [tabId, 'heir:1', 'batch']));
  expect(t.handedOver.filter(({ batches }) => batches.length > 0)).toEqual([
    { tabId: 7, batches: ['1 {}', '2 {"a":" "}'] },
    { tabId: 7, batches: ['1 []'] },
  ]);
});

test.each(['install', 'chrome_update'])('at %s there is nothing to take', async (reason) => {
  const t = setUp({ 7: [['1 {}']] });
  t.install(reason);
  await t.turns();
  expect(t.asked).toEqual([]);
});

/** Tabs by their id: what their frames answer. */
function setUp(answers: Readonly<Record<number, readonly unknown[] | 'refused'>>) {
  const asked: unknown[] = [];
  const handedOver: { tabId: number | undefined; batches: string[] }[] = [];
  let installed: (details: { readonly reason: string }) => void = () => undefined;
  takeInheritance({
    runtime: { onInstalled: { addListener: (listener) => (installed = listener) } },
    tabs: { query: async () => [...Object.keys(answers).map((id) => ({ id: Number(id) })), {}] },
    ask: async (tabId, args) => {
      asked.push([tabId, ...args]);
      const answer = answers[tabId];
      if (answer === undefined || answer === 'refused') throw new Error('Cannot access contents of the page.');
      return answer;
    },
    event: Promise.resolve('heir:1'),
    handOver: (batches, tabId) => {
      handedOver.push({ tabId, batches: Array.from(batches, ([batch, json]) => `${batch} ${json}`) });
    },
  });
  return {
    asked,
    handedOver,
    install: (reason: string) => installed({ reason }),
    turns: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
