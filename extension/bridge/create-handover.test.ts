import { expect, test } from 'vitest';
import { createHandover } from './create-handover.ts';

test('batches are written in parts of a bounded size, each under a name of its own', () => {
  const t = setUp();
  const json = 'x'.repeat(600_000);
  t.handOver(
    [
      [3, json],
      [4, 'y'],
      [5, json],
    ],
    7,
  );
  expect(t.written).toEqual([
    ['handover:n:3', 7, [3, 4]],
    ['handover:n:5', 7, [5]],
  ]);
});

test('with nothing to hand over nothing is written', () => {
  const t = setUp();
  t.handOver([], 7);
  expect(t.written).toEqual([]);
});

test.each(['throws', 'rejects'] as const)('a storage that %s does not disturb the page', (how) => {
  const handOver = createHandover({
    set: () => {
      if (how === 'throws') throw new Error('Extension context invalidated.');
      return Promise.reject(new Error('Session storage quota bytes exceeded'));
    },
    name: 'n',
  });
  expect(() => handOver([[1, '{}']], undefined)).not.toThrow();
});

function setUp() {
  const written: unknown[] = [];
  const handOver = createHandover({
    set: async (items) => {
      for (const [key, { tabId, batches }] of Object.entries(items)) {
        written.push([key, tabId, batches.map(({ batch }) => batch)]);
      }
    },
    name: 'n',
  });
  return { written, handOver };
}
