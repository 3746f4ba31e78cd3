import type { ReportRate } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { trendScale } from './trend-scale.ts';

const rate = (perHour: number, low: number, high: number): ReportRate => ({ count: 1, hours: 1, perHour, low, high });
const topOf = (...rates: readonly ReportRate[]) => trendScale(rates).at(-1);

test('a scale reaches above what is well known', () => {
  expect(trendScale([rate(0.2, 0.15, 0.27), rate(0.3, 0.2, 0.43)])).toEqual([0, 10, 20, 30, 40, 50]);
});

test('a release that was hardly used does not flatten all others, but is on the scale as far as it is certain', () => {
  expect(topOf(rate(0.2, 0.15, 0.27), rate(50, 1.3, 280))).toBe(150);
  expect(topOf(rate(0.2, 0.15, 0.27), rate(0, 0, 400))).toBe(30);
});

test('a dot that is not far above has room', () => {
  expect(topOf(rate(0.06, 0.013, 0.167), rate(0.2, 0.027, 0.7))).toBe(20);
});

test('where none is well known, the best known makes the scale', () => {
  expect(topOf(rate(0, 0, 0.04), rate(0, 0, 30))).toBe(4);
  expect(topOf(rate(1, 0.03, 5.6))).toBe(600);
});

test('rare incidents have steps below one', () => {
  expect(trendScale([rate(0.002, 0.0015, 0.0028)]).map((value) => value.toFixed(2))).toEqual([
    '0.00',
    '0.10',
    '0.20',
    '0.30',
  ]);
});

test('nothing has a scale, too', () => {
  expect(trendScale([])).toEqual([0, 1]);
  expect(trendScale([{ count: 3, hours: 0 }])).toEqual([0, 1]);
});
