import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

const batch = (n: number) => `{"batch":${n},"records":[{"seq":${n}}]}`;
const empty = (n: number) => `{"batch":${n},"records":[],"until":${n}}`;
const roomy = { maxBatches: 100, maxChars: 100_000 };
const numbers = (outbox: Outbox) => [...outbox].map(([n]) => n);

test('it keeps batches in order until they are settled', () => {
  const outbox = new Outbox(roomy);
  for (const n of [1, 2, 3]) outbox.put(n, batch(n));
  outbox.settle(2);
  outbox.settle(9);
  expect([...outbox]).toEqual([
    [1, batch(1)],
    [3, batch(3)],
  ]);
});

test('over its number of batches it gives up the oldest, and counts them', () => {
  const outbox = new Outbox({ ...roomy, maxBatches: 2 });
  for (const n of [1, 2, 3, 4]) outbox.put(n, batch(n));
  expect(numbers(outbox)).toEqual([3, 4]);
  expect(outbox.shed).toBe(2);
});

test('over its size it gives up the oldest, and settling makes room', () => {
  const outbox = new Outbox({ ...roomy, maxChars: batch(1).length * 2 });
  outbox.put(1, batch(1));
  outbox.put(2, batch(2));
  outbox.settle(1);
  outbox.put(3, batch(3));
  expect(outbox.shed).toBe(0);
  outbox.put(4, batch(4));
  expect(numbers(outbox)).toEqual([3, 4]);
  expect(outbox.shed).toBe(1);
});

test('of batches without records only the last is kept, and none is counted as given up', () => {
  const outbox = new Outbox(roomy);
  outbox.put(1, batch(1));
  for (const n of [2, 3, 4]) outbox.put(n, empty(n));
  expect(numbers(outbox)).toEqual([1, 4]);
  outbox.put(5, batch(5));
  expect(numbers(outbox)).toEqual([1, 5]);
  expect(outbox.shed).toBe(0);
});

test('a record that has an empty list of records inside does not make its batch empty', () => {
  const outbox = new Outbox(roomy);
  outbox.put(1, '{"batch":1,"records":[{"state":{"records":[]}}]}');
  outbox.put(2, batch(2));
  expect(numbers(outbox)).toEqual([1, 2]);
});
