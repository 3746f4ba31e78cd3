import { expect, test } from 'vitest';
import { createExpectedDeliveries } from './expected-deliveries.ts';

const url = 'https://chat.test/items';

function setUp(...startMs: number[]) {
  const deliveries = createExpectedDeliveries();
  for (const [index, ms] of startMs.entries()) deliveries.expect({ request: index + 1, startMs: ms }, url);
  return { ...deliveries, requestAt: (ms: number) => deliveries.take(url, ms)?.request };
}

test('a timing belongs to the last request to its address that had begun by then, whichever ends first', () => {
  const t = setUp(10, 20, 30);
  expect([20.1, 30.4, 10].map(t.requestAt)).toEqual([2, 3, 1]);
});

test('a timing is of one request alone', () => {
  const t = setUp(10);
  expect([10.1, 10.1].map(t.requestAt)).toEqual([1, undefined]);
});

test('requests of the same moment are not told apart', () => {
  const t = setUp(10, 20, 20.1);
  expect([20.1, 10.1].map(t.requestAt)).toEqual([undefined, 1]);
});

test('other addresses, and requests that came later, are not meant', () => {
  const t = setUp(10);
  expect(t.take('https://chat.test/other', 11)).toBeUndefined();
  expect(t.requestAt(9)).toBeUndefined();
});

test('of very many that are never told of the oldest are forgotten', () => {
  const t = setUp(...Array.from({ length: 600 }, (_, index) => index));
  expect([50, 550].map(t.requestAt)).toEqual([undefined, 551]);
});
