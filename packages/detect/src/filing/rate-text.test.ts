import { expect, test } from 'vitest';
import { rateText } from './rate-text.ts';

test('a rate is told in a hundred hours, to three digits, with its interval', () => {
  expect(rateText({ count: 5, hours: 40, perHour: 0.125, low: 0.081_23, high: 0.18 })).toBe('12.5 (8.12 – 18)');
  expect(rateText({ count: 1_234, hours: 100, perHour: 12.34, low: 11.66, high: 13.05 })).toBe('1,230 (1,170 – 1,310)');
});

test('where no page was open there is no rate', () => {
  expect(rateText({ count: 2, hours: 0 })).toBe('no page was open');
});
