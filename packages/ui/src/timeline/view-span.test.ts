import type { SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { SessionRecord } from '../records/session-record.ts';
import { computeTicks } from './compute-ticks.ts';
import { mergeSpans } from './merge-spans.ts';
import { clampSpan, extentOf, padSpan, panSpan, zoomSpan } from './view-span.ts';

test('zooming keeps the time under the pointer in its place', () => {
  expect(zoomSpan({ fromAt: 0, untilAt: 1_000 }, 0.5, 250)).toEqual({ fromAt: 125, untilAt: 625 });
});

test('zooming in ends where there is nothing more to see', () => {
  const { fromAt, untilAt } = zoomSpan({ fromAt: 0, untilAt: 30 }, 0.01);
  expect(untilAt - fromAt).toBe(20);
});

test('a span without length can be zoomed', () => {
  expect(zoomSpan({ fromAt: 5, untilAt: 5 }, 2)).toEqual({ fromAt: -5, untilAt: 15 });
});

test('a short span gets room to be seen', () => {
  expect(padSpan({ fromAt: 1_000, untilAt: 1_000 })).toEqual({ fromAt: 600, untilAt: 1_400 });
});

test('panning moves both ends', () => {
  expect(panSpan({ fromAt: 0, untilAt: 10 }, -5)).toEqual({ fromAt: -5, untilAt: 5 });
});

test('ticks are round, count from the zero point and are no more than asked for', () => {
  const ticks = computeTicks({ fromAt: 9_400, untilAt: 13_100 }, 10_000, 5);
  expect(ticks.map(({ label }) => label)).toEqual(['0', '+1 s', '+2 s', '+3 s']);
});

test('ticks before the zero point are negative, and long times in minutes', () => {
  const ticks = computeTicks({ fromAt: -150_000, untilAt: 70_000 }, 0, 4);
  expect(ticks.map(({ label }) => label)).toEqual(['−2 min', '−1 min', '0', '+1 min']);
});

test('spans that overlap or touch become one', () => {
  const spans = [
    { fromAt: 5, untilAt: 9 },
    { fromAt: 0, untilAt: 2 },
    { fromAt: 2, untilAt: 4 },
    { fromAt: 6, untilAt: 7 },
  ];
  expect(mergeSpans(spans)).toEqual([
    { fromAt: 0, untilAt: 4 },
    { fromAt: 5, untilAt: 9 },
  ]);
});

test('a view is never longer than the whole, and its middle never outside', () => {
  const whole = { fromAt: 0, untilAt: 100 };
  expect(clampSpan({ fromAt: -500, untilAt: 500 }, whole)).toEqual(whole);
  expect(clampSpan({ fromAt: 190, untilAt: 210 }, whole)).toEqual({ fromAt: 90, untilAt: 110 });
  expect(clampSpan({ fromAt: 10, untilAt: 20 }, whole)).toEqual({ fromAt: 10, untilAt: 20 });
});

test('without a span, the extent is that of the records, and of nothing it is nothing', () => {
  const records = [300, 100, 200].map((t, index): SessionRecord => {
    return { session: 's' as SessionId, originMs: 1_000, record: { kind: 'page.online', seq: index + 1, t } };
  });
  expect(extentOf(records)).toEqual({ fromAt: 1_100, untilAt: 1_300 });
  expect(extentOf([])).toEqual({ fromAt: 0, untilAt: 0 });
});
