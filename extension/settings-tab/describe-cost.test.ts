import { expect, test } from 'vitest';
import { describeCost } from './describe-cost.ts';

test('cost is told by the second, and as a share of the main thread', () => {
  expect(describeCost({ forMs: 2_000, busyMs: 3, records: 25, dropped: 0, cut: 0 })).toEqual({
    time: 'about 1,500 µs a second (0.15\u00a0%)',
    records: '12.5 a second',
    lost: '0 records dropped, 0 payloads cut',
    isLosing: false,
  });
});

test('what was dropped or cut is something to look at', () => {
  expect(describeCost({ forMs: 1_000, busyMs: 0, records: 0, dropped: 1_200, cut: 3 })).toMatchObject({
    lost: '1,200 records dropped, 3 payloads cut',
    isLosing: true,
  });
});

test('a window of no length is no fault', () => {
  expect(describeCost({ forMs: 0, busyMs: 0, records: 0, dropped: 0, cut: 0 }).time).toBe(
    'about 0 µs a second (0\u00a0%)',
  );
});
