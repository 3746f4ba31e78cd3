import { expect, test } from 'vitest';
import { utcMoment } from './utc-moment.ts';

test('a moment is told by day and minute, in UTC wherever it is read', () => {
  expect(utcMoment(Date.UTC(2026, 10, 21, 9, 41, 59, 999))).toBe('21 Nov 2026, 09:41 UTC');
  expect(utcMoment(0)).toBe('1 Jan 1970, 00:00 UTC');
});

test('where moments are compared they are told to the next millisecond', () => {
  expect(utcMoment(Date.UTC(2026, 10, 21, 9, 41, 3, 218), 'ms')).toBe('21 Nov 2026, 09:41:03.218 UTC');
  expect(utcMoment(Date.UTC(2026, 10, 21, 9, 41, 59, 999) + 0.6, 'ms')).toBe('21 Nov 2026, 09:42:00.000 UTC');
});

test('the ends of what a date can be are told, and what is none is a dash', () => {
  expect(utcMoment(8.64e15)).toBe('13 Sep 275760, 00:00 UTC');
  expect(utcMoment(-8.64e15)).toBe('20 Apr -271821, 00:00 UTC');
  expect([utcMoment(Number.NaN), utcMoment(Number.POSITIVE_INFINITY)]).toEqual(['–', '–']);
});
