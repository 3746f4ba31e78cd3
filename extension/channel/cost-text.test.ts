import { expect, test } from 'vitest';
import { costText, parseCostText } from './cost-text.ts';

test('a cost comes back as it was written', () => {
  const cost = { forMs: 1_000.2, busyMs: 0.1, records: 30, dropped: 0, cut: 2 };
  expect(parseCostText(costText(cost))).toEqual(cost);
});

test.each([undefined, '', '1 2 3 4', '1 2 3 4 5 6', '1 2 3 4 x', '1 2 3 4 -5', '1 2 3 4 Infinity'])(
  '%j is no cost',
  (text) => {
    expect(parseCostText(text)).toBeUndefined();
  },
);
