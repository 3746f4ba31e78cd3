import { expect, test } from 'vitest';
import { noDrift } from './compute-drift.ts';
import { computeHeals } from './compute-heals.ts';

const script = {
  seed: 1,
  events: [
    { id: '2', fault: 'kick', atMs: 5_000, forMs: 500 },
    { id: '1', fault: 'cut', atMs: 1_000, forMs: 2_000 },
  ],
} as const;
const query = { script, client: 'naive', newsMs: 700, isOver: true } as const;

/** How much was missing of two things, every half second from the beginning. */
const samples = (first: readonly number[], second: readonly number[] = []) =>
  first.map((missing, index) => ({
    tMs: index * 500,
    server: { messages: 10, counts: 2 },
    naive: {
      messages: { ...noDrift, missing },
      counts: { ...noDrift, missing: second[index] ?? 0 },
    },
    reference: {},
  }));

const healing = [0, 0, 0, 2, 3, 3, 3, 0, 0, 0, 0, 4, 4, 4, 4, 4];

test('a client that comes right after one fault and not after the next has healed once', () => {
  const heals = computeHeals(samples(healing), { ...query, compared: [{ name: 'messages' }] });
  expect(heals.map(({ event, tMs, afterMs }) => [event.id, tMs, afterMs])).toEqual([['1', 3_500, 500]]);
});

test('a client of which something stays off has not healed', () => {
  const stays = healing.map((_, index) => (index > 3 ? 1 : 0));
  const compared = [{ name: 'messages' }, { name: 'counts' }];
  expect(computeHeals(samples(healing, stays), { ...query, compared })).toEqual([]);
});

test('a client that was never off has nothing to heal', () => {
  expect(computeHeals(samples(healing.map(() => 0)), { ...query, compared: [{ name: 'messages' }] })).toEqual([]);
});
