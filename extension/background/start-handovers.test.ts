import { expect, test } from 'vitest';
import type { OfferedBatch } from './intake.ts';
import { type HandoverArea, startHandovers } from './start-handovers.ts';

const handover = (...batches: number[]) => ({ tabId: 7, batches: batches.map((batch) => ({ batch, json: '{}' })) });

test('what a bridge left is taken in order, said to be its last, and removed once all of it is settled', async () => {
  const t = setUp();
  t.write('handover:a:1', handover(1, 2));
  await t.turns();
  expect(t.log).toEqual(['found', 'take 1 of tab 7', 'take 2 of tab 7', 'left s']);
  t.taken[1]?.settle();
  expect(t.removed).toEqual([]);
  expect(await t.handovers.waiting()).toBe(1);
  t.taken[0]?.settle();
  expect(t.removed).toEqual(['handover:a:1']);
  expect(await t.handovers.waiting()).toBe(0);
});

test('what an earlier life of the background found and did not settle is taken again, once', async () => {
  const t = setUp({ 'handover:a:1': handover(1), 'tab:7': 'x' });
  t.write('handover:a:1', handover(1));
  await t.turns();
  expect(t.taken.length).toBe(1);
});

test('what found no room is offered again when there is some', async () => {
  const t = setUp();
  t.write('handover:a:1', handover(1, 2));
  await t.turns();
  t.taken[0]?.settle();
  t.taken[1]?.askAgain();
  await t.turns();
  expect(t.taken.map(({ batch }) => batch)).toEqual([1, 2, 2]);
});

test('what is no handover is removed, and what is not ours is left alone', async () => {
  const t = setUp();
  t.write('handover:a:1', { batches: 'many' });
  t.write('openPanels', [7]);
  await t.turns();
  expect(t.removed).toEqual(['handover:a:1']);
  expect(t.taken).toEqual([]);
});

function setUp(kept: Record<string, unknown> = {}) {
  const log: string[] = [];
  const taken: OfferedBatch[] = [];
  const removed: string[] = [];
  let changed: Parameters<HandoverArea['onChanged']['addListener']>[0] = () => undefined;
  const handovers = startHandovers({
    area: {
      get: async () => kept,
      remove: async (key) => void removed.push(key),
      onChanged: { addListener: (listener) => (changed = listener) },
    },
    take: async (offered) => {
      log.push(`take ${offered.batch} of tab ${offered.tabId}`);
      taken.push(offered);
      return 's';
    },
    onLeft: (session) => log.push(`left ${session}`),
    onFound: () => log.push('found'),
  });
  return {
    handovers,
    log,
    taken,
    removed,
    write: (key: string, newValue: unknown) => changed({ [key]: { newValue } }),
    turns: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
